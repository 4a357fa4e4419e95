import { createHmac } from 'node:crypto';

export const tokenBytes = 32;
export const tokensOfASet = 64;

/** The tokens of a seed: HMAC-SHA256 of their number, so that whoever has the seed can look for them later. */
export function tokensOf(seed: Uint8Array, count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, at) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(at);
    return createHmac('sha256', seed).update('vedette/canary/v1').update(number).digest();
  });
}

/** As it is written where only text has a place. */
export const tokenText = (token: Uint8Array): string => Buffer.from(token).toString('hex');

/** A token as its bytes, and as the texts that programs make of bytes; each at least 32 bytes long. */
export function formsOf(token: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(token);
  const hex = bytes.toString('hex');
  // Base64 has three forms, by where in a group of three the bytes begin; this is the one of a field of its own.
  return [bytes, Buffer.from(hex), Buffer.from(hex.toUpperCase()), Buffer.from(bytes.toString('base64url'))];
}
