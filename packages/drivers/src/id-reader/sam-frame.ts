/**
 * Frames of a SAM module (居民身份证验证安全控制模块, SAM_V) on a serial line, 115200 baud 8N1:
 * `AA AA AA 96 69`, length (2 bytes, big endian, of all that follows it), body, and the exclusive or of
 * length and body. A request's body is command, parameter, data; an answer's is SW1, SW2, SW3, data.
 */
const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
const head = preamble.length + 2;
/** The longest answer known is 2,315 bytes: text, photograph and fingerprints of a card. */
const longestBody = 2_560;
const capacity = head + longestBody + 1;

/** @param body at most 2,560 bytes; a longer one has no frame */
export function encodeSamFrame(body: Uint8Array): Uint8Array {
  const length = body.length + 1;
  const frame = Uint8Array.of(...preamble, length >> 8, length & 0xff, ...body, 0);
  frame[frame.length - 1] = xorOf(frame.subarray(preamble.length));
  return frame;
}

function xorOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}

/**
 * Finds frames in a stream of bytes, wherever it is cut. Whatever is no frame is skipped, from the next
 * byte on, so that a frame within the ruin of another is found. Holds at most one frame's length, and
 * wipes what it has given away: a card's text and photograph travel through here.
 */
export class SamFrames {
  readonly #held = new Uint8Array(capacity);
  #length = 0;
  #heard = 0;

  /** Bytes since the last `forget`, of frames or of none. */
  heard(): number {
    return this.#heard;
  }

  forget(): void {
    this.#drop(this.#length);
    this.#heard = 0;
  }

  /** The bodies of the frames that are whole now; each is the caller's own. */
  push(bytes: Uint8Array): readonly Uint8Array[] {
    const bodies: Uint8Array[] = [];
    this.#heard += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const end = Math.min(bytes.length, at + capacity - this.#length);
      this.#held.set(bytes.subarray(at, end), this.#length);
      this.#length += end - at;
      at = end;
      for (let body = this.#take(); body !== null; body = this.#take()) bodies.push(body);
    }
    return bodies;
  }

  #take(): Uint8Array | null {
    for (;;) {
      this.#drop(startOf(this.#held.subarray(0, this.#length)));
      const end = this.#end();
      if (end > this.#length) return null;
      // No frame after all: the next one may begin inside it.
      if (end === 0 || xorOf(this.#held.subarray(preamble.length, end)) !== 0) this.#drop(1);
      else return this.#cut(end);
    }
  }

  /** Where the frame at the front ends; 0 when its length cannot be one. */
  #end(): number {
    if (this.#length < head) return head;
    const [high = 0, low = 0] = this.#held.subarray(preamble.length, head);
    const length = (high << 8) | low;
    return length < 3 || length > longestBody + 1 ? 0 : head + length;
  }

  #cut(end: number): Uint8Array {
    const body = this.#held.slice(head, end - 1);
    this.#drop(end);
    return body;
  }

  #drop(count: number): void {
    if (count === 0) return;
    this.#held.copyWithin(0, count, this.#length);
    this.#held.fill(0, this.#length - count, this.#length);
    this.#length -= count;
  }
}

/** The first place where a preamble stands, or where one may have begun at the very end. */
function startOf(bytes: Uint8Array): number {
  for (let start = bytes.indexOf(0xaa); start >= 0; start = bytes.indexOf(0xaa, start + 1))
    if (preamble.every((byte, index) => (bytes[start + index] ?? byte) === byte)) return start;
  return bytes.length;
}
