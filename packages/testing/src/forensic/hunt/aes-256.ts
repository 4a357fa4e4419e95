/**
 * AES-256 one block at a time, for a search that tries millions of keys: Node's own takes a microsecond to set up a
 * key, this a tenth of it. It is for attacks; nothing is protected with it, and its timing tells its keys.
 */
export class Aes256 {
  readonly #round = new Uint32Array(60);

  /** Takes 32 bytes as the key. */
  setKey(bytes: Buffer, at: number): void {
    const w = this.#round;
    for (let i = 0; i < 8; i++) w[i] = word(bytes, at + 4 * i);
    for (let i = 8; i < 60; i++) {
      let last = w[i - 1] ?? 0;
      if (i % 8 === 0) last = substituted((last << 8) | (last >>> 24)) ^ ((roundConstants[i / 8] ?? 0) << 24);
      else if (i % 8 === 4) last = substituted(last);
      w[i] = (w[i - 8] ?? 0) ^ last;
    }
  }

  /** The four words of one encrypted block go into `out`. */
  encrypt(block: Uint32Array, out: Uint32Array): void {
    const w = this.#round;
    let a = (block[0] ?? 0) ^ (w[0] ?? 0);
    let b = (block[1] ?? 0) ^ (w[1] ?? 0);
    let c = (block[2] ?? 0) ^ (w[2] ?? 0);
    let d = (block[3] ?? 0) ^ (w[3] ?? 0);
    for (let r = 4; r < 56; r += 4) {
      const e = mixed(a, b, c, d) ^ (w[r] ?? 0);
      const f = mixed(b, c, d, a) ^ (w[r + 1] ?? 0);
      const g = mixed(c, d, a, b) ^ (w[r + 2] ?? 0);
      d = mixed(d, a, b, c) ^ (w[r + 3] ?? 0);
      a = e;
      b = f;
      c = g;
    }
    out[0] = (last(a, b, c, d) ^ (w[56] ?? 0)) >>> 0;
    out[1] = (last(b, c, d, a) ^ (w[57] ?? 0)) >>> 0;
    out[2] = (last(c, d, a, b) ^ (w[58] ?? 0)) >>> 0;
    out[3] = (last(d, a, b, c) ^ (w[59] ?? 0)) >>> 0;
  }
}

/** Four bytes, the first one highest. */
function word(bytes: Buffer, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}

const box = substitutionBox();
const roundConstants = [0, 1, 2, 4, 8, 16, 32, 64] as const;
/** SubBytes and MixColumns of the highest byte of a word; of the others the same, turned. */
const table = Uint32Array.from(box, (s) => {
  const twice = doubled(s);
  return ((twice << 24) | (s << 16) | (s << 8) | (twice ^ s)) >>> 0;
});

function mixed(a: number, b: number, c: number, d: number): number {
  const t1 = table[(b >>> 16) & 0xff] ?? 0;
  const t2 = table[(c >>> 8) & 0xff] ?? 0;
  const t3 = table[d & 0xff] ?? 0;
  return (
    (table[a >>> 24] ?? 0) ^
    ((t1 >>> 8) | (t1 << 24)) ^
    ((t2 >>> 16) | (t2 << 16)) ^
    ((t3 >>> 24) | (t3 << 8))
  );
}

function last(a: number, b: number, c: number, d: number): number {
  return (
    ((box[a >>> 24] ?? 0) << 24) |
    ((box[(b >>> 16) & 0xff] ?? 0) << 16) |
    ((box[(c >>> 8) & 0xff] ?? 0) << 8) |
    (box[d & 0xff] ?? 0)
  );
}

function substituted(w: number): number {
  return last(w, w, w, w);
}

function doubled(byte: number): number {
  return ((byte << 1) ^ (byte & 0x80 ? 0x11b : 0)) & 0xff;
}

/** FIPS 197, 5.1.1: the inverse in GF(2⁸), then an affine map. 3 generates the field, and 0xf6 is its inverse. */
function substitutionBox(): Uint8Array {
  const made = new Uint8Array(256);
  const times3 = (byte: number): number => doubled(byte) ^ byte;
  const powers = Array.from({ length: 255 }, () => 1);
  for (let i = 1; i < 255; i++) powers[i] = times3(powers[i - 1] ?? 1);
  for (let i = 0; i < 255; i++) {
    const inverse = powers[(255 - i) % 255] ?? 1;
    const turned = [0, 1, 2, 3, 4].map((by) => ((inverse << by) | (inverse >>> (8 - by))) & 0xff);
    made[powers[i] ?? 1] = turned.reduce((sum, one) => sum ^ one, 0x63);
  }
  made[0] = 0x63;
  return made;
}
