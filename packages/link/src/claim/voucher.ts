import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { DeviceId } from '@vedette/contract/link';
import { base32 } from './base32.ts';

/** Put into devices before they are sent out: whoever has it may join, as often and as long as the platform allows. */
export interface Voucher {
  /** 16 characters of base32, no secret. */
  readonly id: string;
  /** 32 bytes; all that a platform keeps. The text cannot be made from it. */
  readonly key: Uint8Array;
}

/** A new voucher and its text, which is shown once: `vedette-voucher:<id>.<secret>`. */
export function newVoucher(): Voucher & { readonly text: string } {
  const id = base32(randomBytes(10));
  const secret = base32(randomBytes(20));
  return { id, key: keyOf(secret), text: `vedette-voucher:${id}.${secret}` };
}

/** Null for anything else. */
export function parseVoucher(text: string): Voucher | null {
  const match = /^vedette-voucher:([a-z2-7]{16})\.([a-z2-7]{32})$/.exec(text);
  const [, id, secret] = match ?? [];
  return id === undefined || secret === undefined ? null : { id, key: keyOf(secret) };
}

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'vedette-link voucher', 32));
}

/** HMAC-SHA-256 by which a device shows that it has the voucher, which itself is never sent. */
export function voucherProof(key: Uint8Array, salt: Uint8Array, device: DeviceId): Uint8Array {
  const hmac = createHmac('sha256', key).update('vedette-link device\0').update(salt).update(device);
  return new Uint8Array(hmac.digest());
}
