import type { VerificationView } from '@vedette/contract';
import type { Claim, Verification } from '@vedette/credential';

/** What an operator sees of a credential that was tried: of its subject the fields alone. */
export function verificationView(verification: Verification): VerificationView {
  const { format, outcome, faults, issuer, subject, claims, validity, binding, freshness } = verification;
  return {
    ...{ format, outcome, faults: [...faults], issuer, validity, binding, freshness },
    subject: Object.keys(subject ?? {}).sort(),
    claims: claims.map(plain),
  };
}

function plain(claim: Claim): VerificationView['claims'][number] {
  return Object.fromEntries(
    Object.entries(claim).map(([key, value]) => [key, Array.isArray(value) ? [...value] : value]),
  );
}
