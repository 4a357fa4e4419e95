import { createCipheriv } from 'node:crypto';
import type { SealedSample } from '../port.ts';

const keyBytes = 32;
const block = 16;
const nonceBytes = 12;
/** The first counter belongs to the tag. */
const firstCounter = 2;
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
 * One call of AES gives the key streams of all samples (NIST SP 800-38D: the cipher of nonce ‖ 2, nonce ‖ 3, …). Where
 * the first bytes of a sample are known it is decided by them; elsewhere what the key stream opens is sealed again, and
 * the tag decides. Nothing throws: a thrown error for each of millions of windows would take all the time there is.
 */
export function keyTrial(samples: readonly SealedSample[]): KeyTrial {
  const laidOut = layOut(samples);
  const counters = Buffer.concat(laidOut.map(({ counters: each }) => each));
  const opens = (key: Uint8Array): readonly SealedSample[] => {
    const stream = createCipheriv('aes-256-ecb', key, null).update(counters);
    return laidOut.flatMap(({ sample, at }) =>
      isOpenedBy(sample, key, stream.subarray(at)) ? [sample] : [],
    );
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

interface LaidOut {
  readonly sample: SealedSample;
  readonly counters: Buffer;
  /** Where its key stream begins in that of all. */
  readonly at: number;
}

function layOut(samples: readonly SealedSample[]): readonly LaidOut[] {
  let at = 0;
  return samples.map((sample) => {
    const blocks = sample.known === null ? Math.ceil(sample.ciphertext.length / block) : 1;
    const counters = Buffer.alloc(blocks * block);
    for (let nth = 0; nth < blocks; nth += 1) {
      counters.set(sample.nonce, nth * block);
      counters.writeUInt32BE(firstCounter + nth, nth * block + nonceBytes);
    }
    const laidOut = { sample, counters, at };
    at += counters.length;
    return laidOut;
  });
}

function isOpenedBy(sample: SealedSample, key: Uint8Array, stream: Uint8Array): boolean {
  const { known, ciphertext, nonce, associated, tag } = sample;
  if (known !== null) {
    const compared = Math.min(known.length, block);
    for (let at = 0; at < compared; at += 1)
      if (((ciphertext[at] ?? 0) ^ (stream[at] ?? 0)) !== known[at]) return false;
    return true;
  }
  const plain = ciphertext.map((byte, at) => byte ^ (stream[at] ?? 0));
  const again = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(associated);
  again.update(plain);
  again.final();
  return again.getAuthTag().equals(tag);
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
