import { createHash } from 'node:crypto';
import type { CredentialFormatName } from './verification.ts';

/** SHA-256 in base64url over the parts, each with its length before it, so that no two lists read the same. */
export function replayKeyOf(
  format: CredentialFormatName,
  ...unique: readonly (string | Uint8Array)[]
): string {
  const hash = createHash('sha256').update(`${format}\n`);
  for (const part of unique) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('base64url');
}
