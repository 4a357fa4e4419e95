import { timingSafeEqual } from 'node:crypto';
import { type Duration, duration, type Instant } from '@vedette/domain';
import { isJsonObject, type JsonObject, memberOf } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { Freshness, HolderBinding } from '../core/verification.ts';
import { type CompactJws, verifyJws } from './compact-jws.ts';
import { dateIn } from './numeric-date.ts';
import type { SdJwt } from './parse.ts';
import type { CredentialType, TrustedKey } from './trust.ts';
import { keyOfJwk } from './trusted-key.ts';

/** How a holder's signature is judged that does not answer a question of ours. */
export interface UnaskedPolicy {
  /** What the sentinel is called by wallets that show a credential unasked; null refuses all of them. */
  readonly audience: string | null;
  /** How old such a signature may be; until then it is good once. */
  readonly maxAge: Duration;
}

export interface Binding {
  readonly binding: HolderBinding;
  readonly freshness: Freshness;
  readonly faults: readonly CredentialFault[];
}

/** By how much a telephone's clock may differ from ours. */
const clockSkew = duration(60_000);

const unbound = (...faults: CredentialFault[]): Binding => ({
  ...{ binding: 'bearer', freshness: 'static', faults },
});

/**
 * Whether the one who presents holds the key that the issuer bound the credential to (RFC 9901 section 7.3). That
 * a proof is wanted is the issuer's word (`cnf`) and ours; that none was sent decides nothing.
 */
export async function bindingOf(
  sdJwt: SdJwt,
  type: CredentialType | null,
  policy: UnaskedPolicy,
  context: VerifyContext,
): Promise<Binding> {
  const confirmation = memberOf(sdJwt.issuerJwt.payload, 'cnf');
  const { keyBinding, challenge } = sdJwt;
  if (confirmation === undefined) {
    const isTaken = keyBinding === null && challenge === null && type?.bearer !== false;
    return isTaken ? unbound() : unbound('holder-binding');
  }
  const key = isJsonObject(confirmation) ? holderKey(confirmation) : null;
  if (keyBinding === null || key === null) return unbound('holder-binding');
  const faults = await proofFaults(sdJwt, keyBinding, key);
  faults.push(...(await addressFaults(sdJwt, keyBinding, policy, context)));
  if (faults.length > 0) return unbound(...faults);
  return challenge === null
    ? { binding: 'holder-key', freshness: 'static', faults }
    : { binding: 'challenge', freshness: 'challenged', faults };
}

/** A key given in full, for ES256 or EdDSA; keys by reference would have to be fetched. */
function holderKey(confirmation: JsonObject): TrustedKey | null {
  const jwk = memberOf(confirmation, 'jwk');
  const key = isJsonObject(jwk) ? keyOfJwk(jwk) : null;
  return key === null || key.algorithm === 'PS256' ? null : { ...key, isNamed: false };
}

async function proofFaults(
  { boundDigest }: SdJwt,
  keyBinding: CompactJws,
  key: TrustedKey,
): Promise<CredentialFault[]> {
  const faults: CredentialFault[] = [];
  const isTyped = memberOf(keyBinding.header, 'typ') === 'kb+jwt';
  if (!isTyped || !isSameText(memberOf(keyBinding.payload, 'sd_hash'), boundDigest))
    faults.push('holder-binding');
  const signed = await verifyJws(keyBinding, [key]);
  if (!signed.ok) faults.push(signed.fault === 'signature' ? 'holder-binding' : signed.fault);
  return faults;
}

/** Whether the proof was made for us, now, and for this question where there was one. */
async function addressFaults(
  { challenge }: SdJwt,
  { payload, signingInput }: CompactJws,
  { audience, maxAge }: UnaskedPolicy,
  { at, clock, ledger }: VerifyContext,
): Promise<CredentialFault[]> {
  const faults: CredentialFault[] = [];
  const isForUs = isSameText(memberOf(payload, 'aud'), challenge?.audience ?? audience);
  const isAnswer = challenge === null || isSameText(memberOf(payload, 'nonce'), challenge.nonce);
  if (!isForUs || !isAnswer) faults.push('challenge-mismatch');
  if (clock !== 'trusted') return [...faults, 'clock-doubtful'];
  const since = challenge?.issuedAt ?? at - maxAge;
  if (!isMadeBetween(payload, since - clockSkew, at)) faults.push('stale-presentation');
  if (challenge === null && faults.length === 0) {
    const until = (at + maxAge + 2 * clockSkew) as Instant;
    const replayKey = replayKeyOf('sd-jwt', 'key-binding', signingInput);
    if ((await ledger.claim({ replayKey, kind: 'step', until })) === 'again') faults.push('replayed');
  }
  return faults;
}

function isMadeBetween(payload: JsonObject, since: number, at: Instant): boolean {
  const [iat, nbf, exp] = [dateIn(payload, 'iat'), dateIn(payload, 'nbf'), dateIn(payload, 'exp')];
  if (iat === null || iat === undefined || nbf === undefined || exp === undefined) return false;
  const isTimely = iat >= since && iat <= at + clockSkew;
  return isTimely && (nbf === null || nbf <= at + clockSkew) && (exp === null || at < exp);
}

/** In constant time for texts of one length. */
function isSameText(given: unknown, expected: string | null): boolean {
  if (typeof given !== 'string' || expected === null) return false;
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
