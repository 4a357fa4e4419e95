import type { Subscribable, Unsubscribe } from './subscription.ts';

/**
 * Tells listeners in the order they came. A listener that throws is reported to `onThrow` and stops
 * nobody: a broken screen must not keep a lane from locking.
 */
export class Signal<Event> implements Subscribable<Event> {
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #onThrow: (error: unknown) => void;

  constructor(onThrow: (error: unknown) => void) {
    this.#onThrow = onThrow;
  }

  subscribe(listener: (event: Event) => void): Unsubscribe {
    // Wrapped, so that the same function subscribed twice is two subscriptions.
    const entry = (event: Event): void => listener(event);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  emit(event: Event): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        this.#onThrow(error);
      }
    }
  }
}

/** A signal that reports a listener's throw as an event of its own, unless that throws as well. */
export function selfReporting<Event>(asFault: (error: unknown) => Event): Signal<Event> {
  let reporting = false;
  const signal = new Signal<Event>((error) => {
    if (reporting) return;
    reporting = true;
    signal.emit(asFault(error));
    reporting = false;
  });
  return signal;
}
