import { createHash } from 'node:crypto';
import type { Duration, Presentation } from '@vedette/domain';
import type { Cancel, Scheduler } from '../common/scheduler.ts';

/** As many things as one can reasonably hold before a reader at once. */
const most = 8;

/**
 * Remembers what is held on, so that it is told once until it has been away for a moment. Keeps digests
 * and not the things themselves, and forgets those as well once they are away.
 */
export class Held {
  readonly #scheduler: Scheduler;
  readonly #away: Duration;
  readonly #held = new Map<string, Cancel>();

  /** @param away how long a thing must not have been seen before it counts as shown again */
  constructor(scheduler: Scheduler, away: Duration) {
    this.#scheduler = scheduler;
    this.#away = away;
  }

  /** Whether this is to be told: false while it has been seen within the last moment. */
  isNew(thing: Pick<Presentation, 'medium' | 'bytes' | 'bits'>): boolean {
    const key = digestOf(thing);
    const forget = this.#held.get(key);
    forget?.();
    this.#held.delete(key);
    this.#dropOldest();
    this.#hold(key);
    return forget === undefined;
  }

  /**
   * Something is there, and finding out what takes its time: nothing is forgotten before `work` has ended,
   * and everything is away no earlier than a moment after that.
   */
  async during(work: () => Promise<void>): Promise<void> {
    for (const cancel of this.#held.values()) cancel();
    try {
      await work();
    } finally {
      for (const [key, cancel] of [...this.#held]) {
        cancel();
        this.#hold(key);
      }
    }
  }

  /** What was held on is shown anew, as after the link broke. */
  forget(): void {
    for (const cancel of this.#held.values()) cancel();
    this.#held.clear();
  }

  #hold(key: string): void {
    const forget = this.#scheduler.after(this.#away, () => this.#held.delete(key));
    this.#held.set(key, forget);
  }

  #dropOldest(): void {
    for (const [key, cancel] of this.#held) {
      if (this.#held.size < most) return;
      cancel();
      this.#held.delete(key);
    }
  }
}

function digestOf({ medium, bytes, bits }: Pick<Presentation, 'medium' | 'bytes' | 'bits'>): string {
  return createHash('sha256')
    .update(`${medium}:${bits ?? ''}:`)
    .update(bytes)
    .digest('base64');
}
