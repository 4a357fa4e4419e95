import { longestPacket } from './osdp-codes.ts';
import { decodeFrame, type OsdpFrame, packetLength } from './osdp-frame.ts';

/** Finds packets in a stream of bytes. Holds at most one packet's worth; whatever is none is skipped. */
export class OsdpAssembler {
  #held = Buffer.alloc(0);
  #skipped = 0;

  /** Bytes since the last `forget` that belonged to no packet. */
  skipped(): number {
    return this.#skipped;
  }

  /** What came before the next question answers nothing. */
  forget(): void {
    this.#held = Buffer.alloc(0);
    this.#skipped = 0;
  }

  push(bytes: Uint8Array): readonly OsdpFrame[] {
    const frames: OsdpFrame[] = [];
    for (let from = 0; from < bytes.length; from += longestPacket) {
      this.#held = Buffer.concat([this.#held, bytes.subarray(from, from + longestPacket)]);
      for (let frame = this.#take(); frame !== null; frame = this.#take()) frames.push(frame);
    }
    return frames;
  }

  #take(): OsdpFrame | null {
    for (;;) {
      const length = packetLength(this.#held);
      if (length === null || length > this.#held.length) return null;
      const frame = length === 0 ? null : decodeFrame(this.#held.subarray(0, length));
      // A broken packet is given up byte by byte: a good one may begin inside it.
      this.#held = this.#held.subarray(frame === null ? 1 : length);
      if (frame !== null) return frame;
      this.#skipped++;
    }
  }
}
