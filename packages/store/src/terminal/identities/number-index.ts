import { type NumberHash, numberHash } from './number-hash.ts';

/** The site's key for numbers, where it is at home. */
export interface NumberIndex {
  readonly hash: NumberHash;
  /** A copy, for whoever hashes what readers deliver. */
  key(): Uint8Array;
  close(): void;
}

export function numberIndex(key: Buffer): NumberIndex {
  return { hash: numberHash(key), key: () => new Uint8Array(key), close: () => void key.fill(0) };
}
