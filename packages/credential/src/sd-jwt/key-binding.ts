import { timingSafeEqual } from 'node:crypto';
import { type Duration, duration, type Instant, instant, type PresentationChallenge } from '@vedette/domain';
import { isJsonObject, type JsonObject, memberOf } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import type { ReplayUse, VerifyContext } from '../core/format.ts';
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
  /** What is good once only and has to be claimed before it counts. */
  readonly use: ReplayUse | null;
}

/** By how much a telephone's clock may differ from ours. */
const clockSkew = duration(60_000);

const unbound = (...faults: CredentialFault[]): Binding => ({
  ...{ binding: 'bearer', freshness: 'static', faults, use: null },
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
  faults.push(...addressFaults(challenge, keyBinding, policy, context));
  if (faults.length > 0) return unbound(...faults);
  if (challenge !== null) return { binding: 'challenge', freshness: 'challenged', faults, use: null };
  const until = instant(context.at + policy.maxAge + 2 * clockSkew);
  const replayKey = replayKeyOf('sd-jwt', 'key-binding', keyBinding.signingInput);
  return { binding: 'holder-key', freshness: 'static', faults, use: { replayKey, kind: 'step', until } };
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
function addressFaults(
  challenge: PresentationChallenge | null,
  { payload }: CompactJws,
  { audience, maxAge }: UnaskedPolicy,
  { at, clock }: VerifyContext,
): readonly CredentialFault[] {
  const isForUs = isSameText(memberOf(payload, 'aud'), challenge?.audience ?? audience);
  const isAnswer = challenge === null || isSameText(memberOf(payload, 'nonce'), challenge.nonce);
  const faults: CredentialFault[] = isForUs && isAnswer ? [] : ['challenge-mismatch'];
  if (clock !== 'trusted') return [...faults, 'clock-doubtful'];
  const since = challenge?.issuedAt ?? at - maxAge;
  return isMadeBetween(payload, since - clockSkew, at) ? faults : [...faults, 'stale-presentation'];
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
