import { createHash, timingSafeEqual } from 'node:crypto';
import { parseBytes } from './signature-input.ts';

/** The `Content-Digest` field of a body (RFC 9530); an absent body is an empty one. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

export function isDigestOf(field: string, body: Uint8Array): boolean {
  const given = parseBytes(field, 'sha-256');
  if (given === null || given.length !== 32) return false;
  return timingSafeEqual(given, createHash('sha256').update(body).digest());
}
