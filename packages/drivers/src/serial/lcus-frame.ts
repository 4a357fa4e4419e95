/**
 * Frames of the LCUS relay boards (LC Technology, over a CH340 at 9600 baud), as the maker's data sheet
 * gives them: `A0`, channel from 1, operation, and the sum of the three modulo 256. Operations 00 and 01
 * switch off and on without an answer; 02 and 03 do the same and answer with a frame that carries 00 or
 * 01; 05 asks for the state and is answered likewise. `A0 01 01 A2` switches channel 1 on.
 */
export const lcusOperations = {
  off: 0x00,
  on: 0x01,
  offAnswered: 0x02,
  onAnswered: 0x03,
  ask: 0x05,
} as const;
export type LcusOperation = (typeof lcusOperations)[keyof typeof lcusOperations];

const start = 0xa0;
const length = 4;

export interface LcusFrame {
  readonly channel: number;
  readonly operation: number;
}

const sumOf = (channel: number, operation: number): number => (start + channel + operation) & 0xff;

/** @param channel 1 to 254 */
export function encodeLcus(channel: number, operation: LcusOperation): Uint8Array {
  return Uint8Array.of(start, channel, operation, sumOf(channel, operation));
}

/** Finds frames in a stream of bytes; whatever is no frame is skipped and counted. */
export class LcusReader {
  #held: number[] = [];
  #skipped = 0;

  /** Bytes since the last `forget` that belonged to no frame. */
  skipped(): number {
    return this.#skipped;
  }

  forget(): void {
    this.#held = [];
    this.#skipped = 0;
  }

  push(bytes: Uint8Array): readonly LcusFrame[] {
    const frames: LcusFrame[] = [];
    for (const byte of bytes) {
      this.#held.push(byte);
      const frame = this.#take();
      if (frame !== null) frames.push(frame);
    }
    return frames;
  }

  #take(): LcusFrame | null {
    // A broken frame is given up byte by byte: a good one may begin inside it.
    while (this.#held.length > 0 && this.#held[0] !== start) this.#skip();
    const [, channel, operation, sum] = this.#held;
    if (this.#held.length < length || channel === undefined || operation === undefined) return null;
    if (sum === sumOf(channel, operation)) {
      this.#held = [];
      return { channel, operation };
    }
    this.#skip();
    return this.#take();
  }

  #skip(): void {
    this.#held.shift();
    this.#skipped++;
  }
}
