/** Bytes that came and are not yet asked for: more than any answer has is no answer. */
const most = 8_192;

interface Waiting {
  readonly length: number;
  readonly take: (bytes: Buffer) => void;
  readonly fail: (error: unknown) => void;
}

/** Turns a stream into answers of known lengths, in the order in which they are asked for. */
export class ByteSource {
  readonly #waiting: Waiting[] = [];
  #held: Buffer = Buffer.alloc(0);
  #ended: { readonly error: unknown } | null = null;

  /** Rejects once the stream has ended. */
  take(length: number): Promise<Buffer> {
    return new Promise((take, fail) => {
      if (this.#ended !== null) return fail(this.#ended.error);
      this.#waiting.push({ length, take, fail });
      this.#serve();
    });
  }

  /** False when more has come than can have been asked for; the stream is not to be trusted any more. */
  push(bytes: Uint8Array): boolean {
    if (this.#held.length + bytes.length > most) return false;
    this.#held = Buffer.concat([this.#held, bytes]);
    this.#serve();
    return true;
  }

  end(error: unknown): void {
    this.#ended ??= { error };
    for (const { fail } of this.#waiting.splice(0)) fail(this.#ended.error);
  }

  #serve(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#held.length < next.length) return;
      this.#waiting.shift();
      next.take(this.#held.subarray(0, next.length));
      this.#held = this.#held.subarray(next.length);
    }
  }
}
