import { presentationLimits } from '@vedette/domain';

/** How one scan ends: by a byte sequence, or by silence alone. */
export const scanTerminators = ['cr', 'lf', 'crlf', 'none'] as const;
export type ScanTerminator = (typeof scanTerminators)[number];

/** `unreadable`: half a scan, several glued together, none at all, or more than a code can hold. */
export type ScanOutcome =
  | { readonly kind: 'scan'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable' };

/** What has to pass before `settle`: nothing at all, the gap after a scan, or the silence after a half one. */
export type ScanWait = 'nothing' | 'gap' | 'silence';

const suffixes: Readonly<Record<ScanTerminator, readonly number[]>> = {
  cr: [0x0d],
  lf: [0x0a],
  crlf: [0x0d, 0x0a],
  none: [],
};

/** The bytes that end a scan. */
export const suffixOf = (terminator: ScanTerminator): readonly number[] => suffixes[terminator];

/**
 * Finds scans in what a scanner sends. One scan is some bytes and one terminator, then silence: a code is
 * never put together of pieces, and two that arrive as one are none. How the system cuts the bytes into reads
 * makes no difference.
 */
export class ScanFramer {
  readonly #suffix: readonly number[];
  readonly #held: Uint8Array;
  #length = 0;
  #isEnded = false;
  #isSpoilt = false;

  constructor(terminator: ScanTerminator) {
    this.#suffix = suffixOf(terminator);
    this.#held = new Uint8Array(presentationLimits.qr + this.#suffix.length);
  }

  push(bytes: Uint8Array): ScanWait {
    for (const byte of bytes) {
      // Something after the terminator is a second scan; something beyond the limit is no code.
      if (this.#isEnded || this.#length === this.#held.length) this.#spoil();
      if (this.#isSpoilt) break;
      this.#held[this.#length++] = byte;
      this.#isEnded = this.#suffix.length > 0 && this.#endsWithSuffix();
    }
    return this.waits();
  }

  waits(): ScanWait {
    if (this.#isEnded) return 'gap';
    return this.#length > 0 || this.#isSpoilt ? 'silence' : 'nothing';
  }

  /** The line has been silent for as long as `waits` says; null when there was nothing. */
  settle(): ScanOutcome | null {
    if (this.waits() === 'nothing') return null;
    const isWhole = !this.#isSpoilt && (this.#isEnded || this.#suffix.length === 0);
    const bytes = this.#held.slice(0, this.#length - this.#suffix.length);
    this.forget();
    return isWhole && bytes.length > 0 ? { kind: 'scan', bytes } : { kind: 'unreadable' };
  }

  forget(): void {
    this.#held.fill(0);
    this.#length = 0;
    this.#isEnded = false;
    this.#isSpoilt = false;
  }

  #spoil(): void {
    this.forget();
    this.#isSpoilt = true;
  }

  #endsWithSuffix(): boolean {
    const start = this.#length - this.#suffix.length;
    return start >= 0 && this.#suffix.every((byte, at) => this.#held[start + at] === byte);
  }
}
