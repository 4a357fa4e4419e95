import { createCipheriv } from 'node:crypto';

/** Bytes of one piece of work. */
export const chunkBytes = 4 * 1024 * 1024;
const block = 16;
const nonceBytes = 8;
/** Nothing is kept secret by it, and it is a quarter quicker than with the longer key. */
export const streamCipher = 'aes-128-ctr';

/**
 * A reproducible stream of pseudo-random bytes, any part of which can be made by itself: the key stream of
 * AES-128-CTR. Who has the seed can compare every byte; who has not, cannot tell it from chance, and a medium can
 * neither compress it nor find that it has it already.
 * @param seed 32 bytes
 * @param at where it begins, a multiple of 16
 * @returns bytes of a buffer of their own
 */
export function streamPart(seed: Uint8Array, at: number, length: number): Buffer<ArrayBuffer> {
  const counter = Buffer.alloc(block);
  counter.set(seed.subarray(block, block + nonceBytes));
  counter.writeBigUInt64BE(BigInt(at / block), nonceBytes);
  const made = createCipheriv(streamCipher, seed.subarray(0, block), counter).update(
    zeros.subarray(0, length),
  );
  // Small results may share a pool with others; a chunk travels between threads alone.
  if (made.byteLength === made.buffer.byteLength) return made as Buffer<ArrayBuffer>;
  const own = Buffer.allocUnsafeSlow(length);
  made.copy(own);
  return own;
}

const zeros = Buffer.alloc(chunkBytes);
