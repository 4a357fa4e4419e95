import { Aes256 } from './aes-256.ts';
import type { KnownBlock } from './sample.ts';

export const keyBytes = 32;

export interface KeyFound {
  readonly offset: number;
  readonly sample: string;
}

export interface HuntOutcome {
  /** Windows that were tried. */
  readonly windows: number;
  /** Windows left out, because no key that was drawn looks like them. */
  readonly skipped: number;
  readonly found: readonly KeyFound[];
}

/**
 * Different values among 32 random bytes: 30 on average. Fewer than 20 come once in 10¹¹ keys, and nearly always in
 * text and tables.
 */
const differentAtLeast = 20;

/** Takes every 32 bytes, at every offset, as an AES-256 key, and tries it on each known block. */
export function huntKeys(bytes: Buffer, samples: readonly KnownBlock[]): HuntOutcome {
  const tried = samples.map(({ name, counter, stream }) => ({
    name,
    counter: words(counter),
    stream: words(stream),
  }));
  const aes = new Aes256();
  const variety = new Variety();
  const out = new Uint32Array(4);
  const found: KeyFound[] = [];
  let windows = 0;
  let skipped = 0;
  for (let at = 0; at + keyBytes <= bytes.length; at++) {
    if (variety.at(bytes, at) < differentAtLeast) {
      skipped += 1;
      continue;
    }
    windows += 1;
    aes.setKey(bytes, at);
    for (const { name, counter, stream } of tried) {
      aes.encrypt(counter, out);
      if (out[0] === stream[0] && out.every((word, i) => word === stream[i]))
        found.push({ offset: at, sample: name });
    }
  }
  return { windows, skipped, found };
}

function words(block: Uint8Array): Uint32Array {
  const bytes = Buffer.from(block);
  return Uint32Array.from({ length: 4 }, (_, i) => bytes.readUInt32BE(4 * i));
}

/** How many different bytes a window holds, kept up while it slides by one. */
class Variety {
  readonly #counts = new Uint8Array(256);
  #different = 0;
  #next = -1;

  at(bytes: Buffer, at: number): number {
    if (at !== this.#next) this.#startAt(bytes, at);
    else {
      this.#drop(bytes[at - 1] ?? 0);
      this.#take(bytes[at + keyBytes - 1] ?? 0);
    }
    this.#next = at + 1;
    return this.#different;
  }

  #startAt(bytes: Buffer, at: number): void {
    this.#counts.fill(0);
    this.#different = 0;
    for (const byte of bytes.subarray(at, at + keyBytes)) this.#take(byte);
  }

  #take(byte: number): void {
    const count = this.#counts[byte] ?? 0;
    if (count === 0) this.#different += 1;
    this.#counts[byte] = count + 1;
  }

  #drop(byte: number): void {
    const count = this.#counts[byte] ?? 0;
    if (count === 1) this.#different -= 1;
    this.#counts[byte] = count - 1;
  }
}
