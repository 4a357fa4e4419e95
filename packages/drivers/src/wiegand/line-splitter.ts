const longest = 48;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Cuts a stream into lines that end in CR, LF or both. A line that is too long, or is no plain text, is null. */
export class LineSplitter {
  #held: number[] = [];
  #spoilt = false;

  /** Whether a line has begun. */
  isOpen(): boolean {
    return this.#held.length > 0 || this.#spoilt;
  }

  forget(): void {
    this.#held = [];
    this.#spoilt = false;
  }

  push(bytes: Uint8Array): readonly (string | null)[] {
    const lines: (string | null)[] = [];
    for (const byte of bytes) {
      if (byte !== carriageReturn && byte !== lineFeed) this.#hold(byte);
      else if (this.isOpen()) lines.push(this.#take());
    }
    return lines;
  }

  #hold(byte: number): void {
    if (byte < 0x20 || byte > 0x7e || this.#held.length >= longest) this.#spoilt = true;
    else this.#held.push(byte);
  }

  #take(): string | null {
    const line = this.#spoilt ? null : String.fromCharCode(...this.#held);
    this.forget();
    return line;
  }
}
