import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { DeviceId } from '@vedette/contract/link';
import { base32 } from './base32.ts';

/** What a code leads to. */
export interface ClaimKeys {
  /** 32 bytes, given to the platform, which compares what a typed code leads to. */
  readonly check: Uint8Array;
  /** 32 bytes, known to whoever knows the code: with them the platform shows that it was told. */
  readonly proofKey: Uint8Array;
}

/** 16 MiB and some 50 ms for each guess: a code has 40 bits, and the check may be overheard. */
const cost = { N: 16_384, r: 8, p: 1 } as const;

/** Eight characters of `A-Z 2-7`: nothing that is read as something else. */
export function newClaimCode(): string {
  return base32(randomBytes(5)).toUpperCase();
}

/** The code as somebody types it: case, spaces and dashes do not matter, 0 is O and 1 is I. Null for no code. */
export function typedClaimCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = text.replace(/[\s-]/g, '').toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I');
  return /^[A-Z2-7]{8}$/.test(code) ? code : null;
}

/**
 * scrypt (RFC 7914) over the code; salted with the offer's salt and the device's id, so that a guess is good for one
 * offer of one device.
 * @param salt 16 bytes
 */
export function claimKeysOf(code: string, salt: Uint8Array, device: DeviceId): Promise<ClaimKeys> {
  const salted = Buffer.concat([salt, Buffer.from(device)]);
  return new Promise((resolve, reject) => {
    scrypt(code, salted, 64, cost, (cause, key) => {
      if (cause) reject(cause);
      else
        resolve({ check: new Uint8Array(key.subarray(0, 32)), proofKey: new Uint8Array(key.subarray(32)) });
    });
  });
}

/** In constant time. */
export function isSameSecret(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * HMAC-SHA-256 by which a platform shows the device that it was told the code, or knows the voucher; so the device
 * knows that these keys are those of the platform whose operator stood before its screen.
 */
export function platformProof(
  proofKey: Uint8Array,
  salt: Uint8Array,
  device: DeviceId,
  platformKeys: readonly Uint8Array[],
): Uint8Array {
  const hmac = createHmac('sha256', proofKey).update('vedette-link platform\0').update(salt).update(device);
  for (const key of platformKeys) hmac.update(key);
  return new Uint8Array(hmac.digest());
}
