import { randomBytes } from 'node:crypto';
import { type Instant, VedetteError } from '@vedette/domain';
import { coseHeader, signCoseSign1 } from '../common/cose-sign1.ts';
import {
  encodeClaims,
  lastSecond,
  type PassClaims,
  type PassEntries,
  type PassKind,
  secondsOf,
} from './claims.ts';
import { type HolderKey, importHolderKey } from './holder-key.ts';
import { isPassId, passLimits } from './limits.ts';
import { encodePassText } from './pass-text.ts';
import { passKeyId } from './public-key.ts';
import type { PassSigningKey } from './signing-key.ts';

export interface PassRequest {
  /** The site that issues it. */
  readonly issuer: string;
  /** The person's id at the site: never a name, a number or an address. */
  readonly subject: string;
  readonly kind: PassKind;
  readonly entries: PassEntries;
  /** None for the whole site. */
  readonly zones?: readonly string[];
  readonly issuedAt: Instant;
  /** From when it is good; when it is issued, where nothing is said. */
  readonly notBefore?: Instant;
  readonly notAfter: Instant;
  /** Key of the phone that will show it; without one the pass works for whoever has a copy. */
  readonly holderKey?: HolderKey;
  /** 16 bytes; random ones, where nothing is said. */
  readonly id?: Uint8Array;
}

/**
 * The text of a new pass. Times count in whole seconds, each cut down to its own.
 * @throws VedetteError input-invalid, naming the members of the request that cannot stand in a pass
 */
export function issuePass(request: PassRequest, signingKey: PassSigningKey): string {
  const claims = claimsOf(request);
  const found = problems(claims);
  if (found.length > 0) throw invalidRequest(found);
  const bytes = signCoseSign1({
    payload: encodeClaims(claims),
    key: signingKey.privateKey,
    protectedHeader: new Map([[coseHeader.keyId, passKeyId(signingKey.publicJwk)]]),
  });
  if (bytes.length > passLimits.bytes) throw invalidRequest(['zones']);
  return encodePassText(bytes);
}

function claimsOf(request: PassRequest): PassClaims {
  const { issuedAt, notBefore = issuedAt, zones = [], holderKey = null } = request;
  const id = request.id ?? new Uint8Array(randomBytes(passLimits.idBytes));
  return { ...request, issuedAt, notBefore, zones, holderKey, id };
}

/** Names of the members that are wrong. */
function problems(claims: PassClaims): string[] {
  const { issuer, subject, id, issuedAt, notBefore, notAfter, zones, holderKey } = claims;
  const areDistinct = new Set(zones).size === zones.length;
  const rules = {
    issuer: isPassId(issuer),
    subject: isPassId(subject),
    id: id.length === passLimits.idBytes,
    zones: zones.length <= passLimits.zones && areDistinct && zones.every(isPassId),
    issuedAt: issuedAt >= 0,
    notBefore: secondsOf(issuedAt) <= secondsOf(notBefore),
    notAfter: secondsOf(notBefore) < secondsOf(notAfter) && secondsOf(notAfter) <= lastSecond,
    holderKey: holderKey === null || importHolderKey(holderKey) !== null,
  };
  return Object.entries(rules).flatMap(([name, isGood]) => (isGood ? [] : [name]));
}

function invalidRequest(members: readonly string[]): VedetteError {
  const problemsOf = members.map((path) => ({ path, message: 'cannot stand in a pass' }));
  return new VedetteError('input-invalid', 'caller', { at: 'pass request', problems: problemsOf });
}
