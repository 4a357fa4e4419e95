import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';
import type { Scbk } from './scbk.ts';

/** Bytes of a random number of either side, of a key or cryptogram, and of the part of a MAC that is sent. */
export const randomLength = 8;
export const blockLength = 16;
const macSent = 4;
const padMark = 0x80;

/** Whole blocks: the mark 80, then zeros; what is encrypted has the mark always, what is signed where it lacks bytes. */
function padded(bytes: Uint8Array, always: boolean): Buffer {
  if (bytes.length % blockLength === 0 && !always) return Buffer.from(bytes);
  const out = Buffer.alloc((Math.floor(bytes.length / blockLength) + 1) * blockLength);
  out.set(bytes);
  out[bytes.length] = padMark;
  return out;
}

function cbc(key: Buffer, iv: Buffer, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function ecb(key: Buffer, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/**
 * One secure channel of IEC 60839-11-5, Annex D, from either side: keys made from the base key and the
 * panel's random number, cryptograms that prove the key, and MACs each of which starts from the one before,
 * so that no packet can be left out, repeated or moved.
 */
export class SecureChannel {
  readonly #enc: Buffer;
  readonly #mac1: Buffer;
  readonly #mac2: Buffer;
  readonly #panelFirst: Buffer;
  readonly #readerFirst: Buffer;
  #commandMac: Buffer = Buffer.alloc(blockLength);
  #replyMac: Buffer = Buffer.alloc(blockLength);

  /** @param panelRandom RND.A, 8 bytes @param readerRandom RND.B, 8 bytes */
  constructor(base: Scbk, panelRandom: Uint8Array, readerRandom: Uint8Array) {
    const derived = (first: number, second: number): Buffer => {
      const block = Buffer.alloc(blockLength);
      block.set([first, second]);
      block.set(panelRandom.subarray(0, 6), 2);
      return base.encryptBlock(block);
    };
    this.#enc = derived(0x01, 0x82);
    this.#mac1 = derived(0x01, 0x01);
    this.#mac2 = derived(0x01, 0x02);
    this.#panelFirst = Buffer.concat([panelRandom, readerRandom]);
    this.#readerFirst = Buffer.concat([readerRandom, panelRandom]);
  }

  /** What the reader proves the key with. */
  clientCryptogram(): Buffer {
    return ecb(this.#enc, this.#panelFirst);
  }

  /** What the panel proves the key with. */
  serverCryptogram(): Buffer {
    return ecb(this.#enc, this.#readerFirst);
  }

  /** R-MAC-I, from which the chain of MACs starts. */
  start(): Buffer {
    this.#replyMac = ecb(this.#mac2, ecb(this.#mac1, this.serverCryptogram()));
    return Buffer.from(this.#replyMac);
  }

  /** The MAC of a command; the chain goes on from it. */
  signCommand(signed: Uint8Array): Buffer {
    this.#commandMac = this.#macOf(signed, this.#replyMac);
    return this.#commandMac;
  }

  signReply(signed: Uint8Array): Buffer {
    this.#replyMac = this.#macOf(signed, this.#commandMac);
    return this.#replyMac;
  }

  /** Whether the reply follows the last command. A wrong one leaves the chain where it was. */
  acceptReply(signed: Uint8Array, mac: Uint8Array): boolean {
    const wanted = this.#macOf(signed, this.#commandMac);
    const right = sameStart(wanted, mac);
    if (right) this.#replyMac = wanted;
    return right;
  }

  acceptCommand(signed: Uint8Array, mac: Uint8Array): boolean {
    const wanted = this.#macOf(signed, this.#replyMac);
    const right = sameStart(wanted, mac);
    if (right) this.#commandMac = wanted;
    return right;
  }

  sealCommand(data: Uint8Array): Buffer {
    return this.#seal(data, this.#replyMac);
  }

  /** To be called before the reply is signed. */
  sealReply(data: Uint8Array): Buffer {
    return this.#seal(data, this.#commandMac);
  }

  /** Null when it is no whole number of blocks, or not filled up as it must be. */
  openReply(data: Uint8Array): Buffer | null {
    return this.#open(data, this.#commandMac);
  }

  /** To be called before the command is accepted. */
  openCommand(data: Uint8Array): Buffer | null {
    return this.#open(data, this.#replyMac);
  }

  destroy(): void {
    const all = [this.#enc, this.#mac1, this.#mac2, this.#panelFirst, this.#readerFirst];
    for (const secret of [...all, this.#commandMac, this.#replyMac]) secret.fill(0);
  }

  #macOf(signed: Uint8Array, start: Buffer): Buffer {
    const bytes = padded(signed, false);
    const last = bytes.length - blockLength;
    const chained = last === 0 ? start : cbc(this.#mac1, start, bytes.subarray(0, last));
    return cbc(this.#mac2, chained.subarray(-blockLength), bytes.subarray(last));
  }

  #seal(data: Uint8Array, mac: Buffer): Buffer {
    const clear = padded(data, true);
    const sealed = cbc(this.#enc, inverted(mac), clear);
    // It may have been a key.
    clear.fill(0);
    return sealed;
  }

  #open(data: Uint8Array, mac: Buffer): Buffer | null {
    if (data.length === 0 || data.length % blockLength !== 0) return null;
    const decipher = createDecipheriv('aes-128-cbc', this.#enc, inverted(mac)).setAutoPadding(false);
    const clear = Buffer.concat([decipher.update(data), decipher.final()]);
    const end = clear.findLastIndex((byte) => byte !== 0);
    return end < clear.length - blockLength || clear[end] !== padMark ? null : clear.subarray(0, end);
  }
}

const inverted = (mac: Buffer): Buffer => Buffer.from(mac.map((byte) => ~byte));

function sameStart(whole: Buffer, sent: Uint8Array): boolean {
  return sent.length === macSent && timingSafeEqual(whole.subarray(0, macSent), sent);
}
