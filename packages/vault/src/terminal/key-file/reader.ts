import { VedetteError } from '@vedette/domain';

export const damaged = (): VedetteError => new VedetteError('store-damaged', 'world', { at: 'key file' });

/** Reads forward and never behind the end. What it gives are views. @throws `store-damaged` */
export class Reader {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  take(length: number): Buffer {
    const end = this.at + length;
    if (end > this.#bytes.length) throw damaged();
    const taken = this.#bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  /** Big-endian. */
  uint(bytes: 1 | 2 | 4 | 6): number {
    return this.take(bytes).readUIntBE(0, bytes);
  }

  /** UTF-8, preceded by its length in one byte. */
  text(): string {
    return this.take(this.uint(1)).toString('utf8');
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }
}

export function uint(value: number, bytes: 1 | 2 | 4 | 6): Buffer {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, 0, bytes);
  return out;
}

export function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([uint(bytes.length, 1), bytes]);
}
