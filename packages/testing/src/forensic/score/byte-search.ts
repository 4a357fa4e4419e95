export interface Sought<Tag> {
  /** 4 bytes at least. */
  readonly bytes: Buffer;
  readonly tag: Tag;
}

const leastBytes = 4;

/**
 * Finds thousands of byte strings in one pass: a table over the first two bytes throws out nearly every place, a map
 * over the first four gives the few candidates for the rest.
 */
export class ByteSearch<Tag> {
  readonly #firstTwo = new Uint8Array(2 ** 16);
  readonly #byFour = new Map<number, Sought<Tag>[]>();

  constructor(sought: Iterable<Sought<Tag>>) {
    for (const one of sought) {
      if (one.bytes.length < leastBytes) throw new RangeError('4 bytes at least can be sought');
      this.#firstTwo[one.bytes.readUInt16LE(0)] = 1;
      const four = one.bytes.readUInt32LE(0);
      const known = this.#byFour.get(four);
      if (known === undefined) this.#byFour.set(four, [one]);
      else known.push(one);
    }
  }

  each(bytes: Buffer, found: (offset: number, tag: Tag) => void): void {
    const firstTwo = this.#firstTwo;
    const last = bytes.length - leastBytes;
    for (let at = 0; at <= last; at++) {
      if (firstTwo[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue;
      for (const { bytes: wanted, tag } of this.#byFour.get(bytes.readUInt32LE(at)) ?? [])
        if (bytes.compare(wanted, 0, wanted.length, at, Math.min(bytes.length, at + wanted.length)) === 0)
          found(at, tag);
    }
  }
}
