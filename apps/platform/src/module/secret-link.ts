import { createHash, randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import type { LinkHash } from '@vedette/store/platform';

/** 256 random bits, base64url, for a link that is its own key. Guessing one is out of the question. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a token is stored and looked for: no comparison of secrets takes place. */
export function tokenHash(token: string): LinkHash {
  return new Uint8Array(createHash('sha256').update(token).digest()) as Uint8Array as LinkHash;
}

/** @throws VedetteError `not-found`, the same for a link that never was and one that is over */
export function demandLink<T>(found: T | null): T {
  if (found === null) throw new VedetteError('not-found', 'caller', { at: 'link' });
  return found;
}
