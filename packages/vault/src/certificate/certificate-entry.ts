import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { LogEntry } from '../log/entry.ts';
import { toBase64Url } from '../log/note/base64.ts';
import type { UncheckedCertificate } from './refusals.ts';
import { instantOf } from './time.ts';

/**
 * The entry of a certificate in the log. It follows from the certificate alone, so that a proof of it needs nothing
 * else; and it holds a hash in place of the people who are named there.
 */
export function certificateEntry(
  certificate: UncheckedCertificate,
  jws: string,
): LogEntry<'CERTIFIED' | 'FAILED'> {
  const { id, profile, issuedAt, organisation, device } = certificate;
  return {
    kind: profile === 'FAILED' ? 'FAILED' : 'CERTIFIED',
    at: instantOf(issuedAt),
    organisation: organisation.logged.hash,
    subject: device.logged.hash,
    detail: { certificate: id, profile: profile.toLowerCase(), sha256: certificateDigest(jws) },
  };
}

/** SHA-256 over the text of the JWS, base64url: what a QR code says beside the id. */
export function certificateDigest(jws: string): string {
  return toBase64Url(sha256(utf8ToBytes(jws)));
}
