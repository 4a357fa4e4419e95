import { VedetteError } from '@vedette/domain';

const freely = 5;
const first = 15_000;
const longest = 15 * 60_000;

/** Whoever guesses must wait, twice as long each time. */
export class PassphraseTries {
  readonly #monotonic: () => number;
  #failed = 0;
  #until = Number.NEGATIVE_INFINITY;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Counts as failed until `reset` says otherwise. @throws `locked-out` */
  begin(): void {
    const left = this.#until - this.#monotonic();
    if (left > 0)
      throw new VedetteError('locked-out', 'caller', {
        at: 'passphrase',
        values: { seconds: Math.ceil(left / 1000) },
      });
    this.#failed += 1;
    if (this.#failed < freely) return;
    this.#until = this.#monotonic() + Math.min(longest, first * 2 ** (this.#failed - freely));
  }

  reset(): void {
    this.#failed = 0;
    this.#until = Number.NEGATIVE_INFINITY;
  }
}
