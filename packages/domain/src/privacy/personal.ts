const inspect = Symbol.for('nodejs.util.inspect.custom');
const shown = '[personal]';

/**
 * Personal information on its way through the program. Printing, logging or serialising it shows
 * `[personal]`; only an edge that may show it unwraps it, and says for which purpose.
 */
export class Personal<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** @param purpose the processing purpose, or the request, for which the value is shown */
  unwrap(purpose: string): T {
    if (purpose === '') throw new TypeError('Personal information is unwrapped for a purpose');
    return this.#value;
  }

  map<U>(change: (value: T) => U): Personal<U> {
    return new Personal(change(this.#value));
  }

  toJSON(): string {
    return shown;
  }

  toString(): string {
    return shown;
  }

  [inspect](): string {
    return shown;
  }
}
