import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Branded } from '@vedette/domain';

/** 256 random bits, base64url: the session token as the browser holds it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export type TokenHash = Branded<string, 'TokenHash'>;

/** What of a token is stored: SHA-256, in hex. */
export function hashOf(token: string): TokenHash {
  return createHash('sha256').update(token).digest('hex') as TokenHash;
}

/** Without 0 O, 1 I L, and U V: read over the telephone without a mistake. */
const letters = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** `length` characters, about 4.8 bits each. */
export function newCode(length: number): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
}

/** Compares in a time that tells nothing of where the texts differ, nor of their lengths. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
