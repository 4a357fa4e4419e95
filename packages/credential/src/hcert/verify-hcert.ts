import type { Instant } from '@vedette/domain';
import { keyIdOf, verifyCoseSign1 } from '../common/cose-sign1.ts';
import type { Claim } from '../core/claim.ts';
import { type CredentialFault, faultsInOrder, outcomeOf } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { CredentialIssuer, Verification } from '../core/verification.ts';
import type { Acceptance } from './acceptance.ts';
import { claimOf, subjectOf } from './claims.ts';
import type { Dcc } from './dcc.ts';
import { parseDcc } from './dcc-schema.ts';
import { candidateKeys, type HcertKey, type HcertTrust } from './hcert-trust.ts';
import { officialSchemaProblems } from './official-schema.ts';
import type { Hcert } from './read-hcert.ts';
import { type HcertRevocation, judgeRevocation } from './revocation.ts';

/** What a site configures for these certificates. */
export interface HcertOptions {
  readonly trust: HcertTrust;
  /** Every list is asked; none means that revocation is not checked. */
  readonly revocation?: readonly HcertRevocation[];
  /** Without rules a good certificate states its event, and no health status. */
  readonly acceptance?: Acceptance;
  /** Also judges by the JSON Schema as the EU published it; what was issued does not always keep it. */
  readonly officialSchema?: boolean;
}

/** Everything that is found about a certificate at a moment. Pure, but for the clock that the context says. */
export function verifyHcert(options: HcertOptions, hcert: Hcert, context: VerifyContext): Verification {
  const { trust, revocation = [], acceptance } = options;
  const { at } = context;
  const { claims } = hcert;
  const read = parseDcc(claims.payload);
  const dcc = read.ok ? read.value : null;
  const keys = candidateKeys(trust, keyIdOf(hcert.message));
  const signed = judgeSignature(hcert, keys, dcc, at);
  const verdict = dcc === null ? undefined : acceptance?.judge(acceptanceSubject(hcert, dcc), at);
  const faults = faultsInOrder([
    ...signed.faults,
    ...(read.ok ? judgeOfficially(options, claims.payload) : read.faults),
    ...judgeTimes(hcert, context),
    ...judgeRevocation(revocation, hcert, dcc, at),
    ...(verdict === 'not-accepted' ? (['not-accepted'] as const) : []),
    ...(verdict === 'open' ? (['acceptance-open'] as const) : []),
  ]);
  const isAccepted = verdict === 'accepted' && faults.length === 0;
  return {
    ...{ format: 'hcert', outcome: outcomeOf(faults), faults },
    issuer: signed.key === null ? null : issuerOf(trust, signed.key, hcert),
    subject: dcc === null ? null : subjectOf(dcc),
    claims: dcc === null ? [] : claimsOf(dcc, isAccepted ? at : null),
    validity: { notBefore: claims.issuedAt, notAfter: claims.expiresAt },
    ...{ binding: 'bearer', freshness: 'static' },
    replayKey: dcc === null ? null : replayKeyOf('hcert', claims.issuer ?? '', dcc.event.id),
  };
}

function judgeOfficially(options: HcertOptions, payload: unknown): readonly CredentialFault[] {
  const isWrong = options.officialSchema === true && officialSchemaProblems(payload).length > 0;
  return isWrong ? ['schema'] : [];
}

interface Signed {
  readonly key: HcertKey | null;
  readonly faults: readonly CredentialFault[];
}

/** The candidate with the fewest faults decides: one identifier may stand for several keys, or uses of a key. */
function judgeSignature(hcert: Hcert, keys: readonly HcertKey[], dcc: Dcc | null, at: Instant): Signed {
  const signers = keys.map((key) => ({ key, fault: verifyCoseSign1(hcert.message, key.key) }));
  const good = signers
    .filter(({ fault }) => fault === null)
    .map(({ key }) => ({ key, faults: judgeKey(key, dcc, at) }))
    .sort((one, other) => one.faults.length - other.faults.length);
  const [best] = good;
  if (best !== undefined) return best;
  if (signers.length === 0) return { key: null, faults: ['unknown-issuer'] };
  const isForged = signers.some(({ fault }) => fault === 'signature');
  return { key: null, faults: [isForged ? 'signature' : 'algorithm-not-allowed'] };
}

function judgeKey(key: HcertKey, dcc: Dcc | null, at: Instant): readonly CredentialFault[] {
  const { notBefore, notAfter, usage } = key;
  const isOutside = (notBefore !== null && at < notBefore) || (notAfter !== null && at > notAfter);
  const isMisused = dcc !== null && !usage.has(dcc.event.kind);
  return [...(isMisused ? (['key-usage'] as const) : []), ...(isOutside ? (['key-expired'] as const) : [])];
}

function judgeTimes({ claims }: Hcert, { at, clock }: VerifyContext): readonly CredentialFault[] {
  const faults: CredentialFault[] = [];
  if (at < claims.issuedAt) faults.push('not-yet-valid');
  // The official cases hold a certificate good at the very second that it names.
  if (at > claims.expiresAt) faults.push('expired');
  if (clock === 'doubtful') faults.push('clock-doubtful');
  return faults;
}

const keyIdText = ({ message }: Hcert): string => Buffer.from(keyIdOf(message) ?? []).toString('base64');

function acceptanceSubject(hcert: Hcert, dcc: Dcc) {
  const { issuer, issuedAt, expiresAt } = hcert.claims;
  return { dcc: dcc.json, issuer, keyId: keyIdText(hcert), issuedAt, expiresAt };
}

function issuerOf(trust: HcertTrust, key: HcertKey, hcert: Hcert): CredentialIssuer {
  const id = key.country ?? hcert.claims.issuer ?? '';
  return { id, keyId: keyIdText(hcert), trustList: trust.name, trustListAt: trust.at };
}

function claimsOf(dcc: Dcc, acceptedAt: Instant | null): readonly Claim[] {
  const event = claimOf(dcc.event);
  return acceptedAt === null
    ? [event]
    : [event, { kind: 'health-status', colour: 'green', asOf: acceptedAt }];
}
