import { createCipheriv, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';

const length = 16;
const hex = /^[0-9a-f]{32}$/i;
const shown = '[key]';

/** The key that every reader comes with, printed in the standard: whoever can read knows it. */
const printed = Uint8Array.from({ length }, (_, index) => 0x30 + index);

/**
 * The base key of a reader's secure channel. It is shown nowhere, and gone after `destroy`. Whoever holds one
 * owns its bytes: to hand a key on, hand on a `copy`.
 */
export class Scbk {
  readonly #bytes: Buffer;
  #alive = true;

  private constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  /** Null unless it is 32 hex digits, and not the key that everybody knows. */
  static parse(text: string): Scbk | null {
    if (!hex.test(text)) return null;
    const bytes = Buffer.from(text, 'hex');
    const known = bytes.equals(printed);
    const key = known ? null : new Scbk(bytes);
    bytes.fill(0);
    return key;
  }

  static random(): Scbk {
    const bytes = randomBytes(length);
    const key = new Scbk(bytes);
    bytes.fill(0);
    return key;
  }

  /** SCBK-D, which protects nothing: for the minute in which a reader is given its own key. */
  static default(): Scbk {
    return new Scbk(printed);
  }

  copy(): Scbk {
    this.#mustLive();
    return new Scbk(this.#bytes);
  }

  /** One block of AES-128 under this key: how the session's keys are derived. */
  encryptBlock(block: Uint8Array): Buffer {
    this.#mustLive();
    const cipher = createCipheriv('aes-128-ecb', this.#bytes, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(block), cipher.final()]);
  }

  /** The bytes themselves, for the one command that carries a key, and for whoever seals it. To be wiped. */
  reveal(): Buffer {
    this.#mustLive();
    return Buffer.from(this.#bytes);
  }

  destroy(): void {
    this.#bytes.fill(0);
    this.#alive = false;
  }

  toJSON(): string {
    return shown;
  }

  toString(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }

  // A key of zeros would be worse than none.
  #mustLive(): void {
    if (!this.#alive) throw new Error('the key has been destroyed');
  }
}
