import { createHash } from 'node:crypto';
import type { DeviceId } from './port.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first 80 bits of the SHA-256 of the key, in lower-case base32 (RFC 4648, without padding). */
export function deviceIdOf(publicKey: Uint8Array): DeviceId {
  const hash = createHash('sha256').update(publicKey).digest();
  let id = '';
  for (let i = 0; i < 16; i += 1) {
    const [byte, shift] = [Math.floor((i * 5) / 8), (i * 5) % 8];
    const pair = ((hash[byte] ?? 0) << 8) | (hash[byte + 1] ?? 0);
    id += alphabet[(pair >> (11 - shift)) & 31];
  }
  return id as DeviceId;
}
