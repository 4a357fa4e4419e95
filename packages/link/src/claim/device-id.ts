import { createHash } from 'node:crypto';
import type { DeviceId } from '@vedette/contract/link';
import { base32 } from './base32.ts';

/** @param publicKey Ed25519, 32 bytes; a platform's key is named by the same rule */
export function deviceIdOf(publicKey: Uint8Array): DeviceId {
  return base32(createHash('sha256').update(publicKey).digest().subarray(0, 10)) as DeviceId;
}
