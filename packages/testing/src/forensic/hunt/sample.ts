/**
 * One block of something sealed with AES-256-GCM of which the kit knows what it says: whoever tries a key on it needs
 * one encryption to know. Records, photographs and wrapped keys are tried in the same way.
 */
export interface KnownBlock {
  readonly name: string;
  /** The 16 bytes that are encrypted under the key. */
  readonly counter: Uint8Array;
  /** What comes out of that: ciphertext ⊕ plaintext. */
  readonly stream: Uint8Array;
}

export const blockBytes = 16;
/** GCM of a 12-byte nonce encrypts its first block with this counter; 1 hides the tag. */
const firstCounter = 2;

/** @param plain what the whole of it says @param block which of its blocks; the first one when absent */
export function knownBlock(
  name: string,
  nonce: Uint8Array,
  ciphertext: Uint8Array,
  plain: Uint8Array,
  block = 0,
): KnownBlock {
  const counter = Buffer.alloc(blockBytes);
  counter.set(nonce);
  counter.writeUInt32BE(firstCounter + block, 12);
  const at = block * blockBytes;
  if (plain.length < at + blockBytes) throw new RangeError('a whole block must be known');
  const stream = Uint8Array.from(
    { length: blockBytes },
    (_, i) => (ciphertext[at + i] ?? 0) ^ (plain[at + i] ?? 0),
  );
  return { name, counter, stream };
}
