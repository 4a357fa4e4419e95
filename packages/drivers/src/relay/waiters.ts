import type { VedetteError } from '@vedette/domain';

interface Waiter {
  readonly relays: readonly number[];
  /** A stubborn waiter outlives outages. */
  readonly stubborn: boolean;
  readonly resolve: () => void;
  readonly reject: (error: VedetteError) => void;
}

/** Whoever waits for relays to be as they are wanted. */
export class Waiters {
  readonly #waiting = new Set<Waiter>();

  /** @param stubborn never rejects: waits through outages, and ends with the board */
  wait(relays: readonly number[], stubborn: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add({ relays, stubborn, resolve, reject });
    });
  }

  answer(isSettled: (relay: number) => boolean): void {
    for (const waiter of this.#waiting) {
      if (!waiter.relays.every(isSettled)) continue;
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }

  /** The link is lost, or with `forGood` given up. */
  drop(error: VedetteError, forGood: boolean): void {
    for (const waiter of this.#waiting) {
      if (waiter.stubborn && !forGood) continue;
      this.#waiting.delete(waiter);
      if (waiter.stubborn) waiter.resolve();
      else waiter.reject(error);
    }
  }
}
