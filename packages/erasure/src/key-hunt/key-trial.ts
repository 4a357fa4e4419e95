import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { SealedSample } from '../port.ts';

const keyBytes = 32;
const block = 16;
/** Of 32 random bytes 30 differ on average; fewer than 16 do once in 10^13 keys. */
const leastDistinct = 16;

export interface KeyHits {
  readonly record: number;
  readonly wrap: number;
}

/** Tries bytes as AES-256 keys on samples. */
export interface KeyTrial {
  /** Every window of 32 bytes that begins in [from, to). */
  windows(bytes: Uint8Array, from: number, to: number): KeyHits;
}

/**
 * A sample whose first bytes are known takes one block of AES: the first block of GCM's key stream is the cipher of
 * nonce ‖ 2 (NIST SP 800-38D). All such samples are tried in one call; the others by their tags.
 */
export function keyTrial(samples: readonly SealedSample[]): KeyTrial {
  const known = samples.filter(({ known: bytes }) => bytes !== null);
  const tagged = samples.filter(({ known: bytes }) => bytes === null);
  const counters = Buffer.concat(known.map(({ nonce }) => Buffer.concat([nonce, Buffer.from([0, 0, 0, 2])])));
  const expected = known.map(({ known: plain, ciphertext }) => xor(plain ?? new Uint8Array(0), ciphertext));

  const opens = (key: Uint8Array): readonly SealedSample[] => {
    const hits = tagged.filter((sample) => isOpenedBy(sample, key));
    if (known.length === 0) return hits;
    const stream = createCipheriv('aes-256-ecb', key, null).update(counters);
    return [...hits, ...known.filter((_, at) => startsWith(stream, at * block, expected[at]))];
  };

  return {
    windows(bytes, from, to) {
      const hits = { record: 0, wrap: 0 };
      const distinct = distinctWindow(bytes, from);
      for (let at = from; at < to; at += 1) {
        if (at > from) distinct.slide(at);
        if (distinct.count() < leastDistinct) continue;
        for (const { kind } of opens(bytes.subarray(at, at + keyBytes))) hits[kind] += 1;
      }
      return hits;
    },
  };
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, at) => byte ^ (b[at] ?? 0)).subarray(0, block);
}

function startsWith(stream: Uint8Array, at: number, expected: Uint8Array | undefined): boolean {
  return expected?.every((byte, offset) => byte === stream[at + offset]) ?? false;
}

function isOpenedBy({ nonce, associated, ciphertext, tag }: SealedSample, key: Uint8Array): boolean {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  try {
    decipher.setAAD(associated).setAuthTag(tag).update(ciphertext);
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

/** How many different bytes the window at `at` has, kept up while it moves by one. */
function distinctWindow(bytes: Uint8Array, first: number) {
  const seen = new Uint8Array(256);
  let count = 0;
  const enter = (byte = 0): void => {
    if (seen[byte] === 0) count += 1;
    seen[byte] = (seen[byte] ?? 0) + 1;
  };
  const leave = (byte = 0): void => {
    seen[byte] = (seen[byte] ?? 1) - 1;
    if (seen[byte] === 0) count -= 1;
  };
  for (let at = first; at < first + keyBytes; at += 1) enter(bytes[at]);
  return {
    count: () => count,
    slide(at: number) {
      leave(bytes[at - 1]);
      enter(bytes[at + keyBytes - 1]);
    },
  };
}
