import type { Instant } from '@vedette/domain';
import type { JsonRecord } from './dcc.ts';

/** What acceptance rules may look at of a certificate whose signature and schema are good. */
export interface AcceptanceSubject {
  /** The payload as it was signed. */
  readonly dcc: JsonRecord;
  /** `iss` of the certificate: the country that signed it. Null where it says none. */
  readonly issuer: string | null;
  /** Key identifier in base64, as trust lists write it. */
  readonly keyId: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** `open`: a rule could not be decided. A certificate that no rule speaks of is not accepted, or open. */
export type AcceptanceVerdict = 'accepted' | 'not-accepted' | 'open';

/** The entry rules of a country or a site. Pure; throws never. */
export interface Acceptance {
  judge(subject: AcceptanceSubject, at: Instant): AcceptanceVerdict;
}
