import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Hexadecimal SHA-256 of timestamp, token, nonce and timestamp (public implementations of the bus). The body is
 * not part of it: what is said is protected by TLS alone.
 */
export function signTif(timestamp: string, token: string, nonce: string): string {
  return createHash('sha256').update(`${timestamp}${token}${nonce}${timestamp}`).digest('hex');
}

/** Compared in constant time; implementations write both upper and lower case. */
export function isSignedTif(timestamp: string, token: string, nonce: string, signature: string): boolean {
  const [own, theirs] = [Buffer.from(signTif(timestamp, token, nonce)), Buffer.from(signature.toLowerCase())];
  return own.length === theirs.length && timingSafeEqual(own, theirs);
}
