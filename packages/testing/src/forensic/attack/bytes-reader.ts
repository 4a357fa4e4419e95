/** Reads forward through bytes that may be anything. */
export class BytesReader {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @throws RangeError behind the end */
  take(length: number): Buffer {
    const end = this.at + length;
    if (end > this.#bytes.length) throw new RangeError('the bytes end here');
    const taken = this.#bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  uint(bytes: 1 | 2 | 4 | 6): number {
    return this.take(bytes).readUIntBE(0, bytes);
  }

  text(lengthBytes: 1 | 2): string {
    return this.take(this.uint(lengthBytes)).toString('utf8');
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }
}
