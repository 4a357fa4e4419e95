import { type Duration, duration, VedetteError } from '@vedette/domain';

/** `input-invalid`, naming the field by its path as in `lanes[0].relay`. */
export function invalid(path: string, message: string): VedetteError {
  return new VedetteError('input-invalid', 'caller', {
    at: `${path}: ${message}`,
    problems: [{ path, message }],
  });
}

/** Reads a configuration object field by field; whatever is left unread in the end is refused. */
export class Fields {
  readonly path: string;
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #read = new Set<string>();

  /** @throws VedetteError `input-invalid`, as every method here */
  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw invalid(path, 'an object is wanted');
    this.path = path;
    this.#values = new Map(Object.entries(value));
  }

  has(name: string): boolean {
    return this.#values.get(name) !== undefined;
  }

  value(name: string): unknown {
    this.#read.add(name);
    return this.#values.get(name);
  }

  text(name: string, pattern: RegExp): string {
    const value = this.value(name);
    if (typeof value !== 'string' || value.length > 255 || !pattern.test(value))
      throw this.wrong(name, `text like ${pattern.source} is wanted`);
    return value;
  }

  /** A whole number from `min` to `max`, both included. */
  whole(name: string, min: number, max: number, fallback?: number): number {
    const value = this.value(name) ?? fallback;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      throw this.wrong(name, `a whole number from ${min} to ${max} is wanted`);
    return value;
  }

  /** Milliseconds; by convention of these files the name ends in `Ms`. */
  milliseconds(name: string, min: number, max: number, fallback?: number): Duration {
    return duration(this.whole(name, min, max, fallback));
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.value(name) ?? fallback;
    if (typeof value !== 'boolean') throw this.wrong(name, 'true or false is wanted');
    return value;
  }

  choice<const T extends string>(name: string, choices: readonly T[], fallback?: T): T {
    const value = this.value(name) ?? fallback;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw this.wrong(name, `one of ${choices.join(', ')} is wanted`);
    return found;
  }

  list<T>(name: string, min: number, max: number, parse: (value: unknown, path: string) => T): readonly T[] {
    const value: unknown = this.value(name) ?? [];
    if (!Array.isArray(value) || value.length < min || value.length > max)
      throw this.wrong(name, `a list of ${min} to ${max} is wanted`);
    return value.map((each: unknown, index) => parse(each, `${this.path}.${name}[${index}]`));
  }

  /** Null when the field is absent. */
  optional<T>(name: string, parse: (value: unknown, path: string) => T): T | null {
    return this.has(name) ? parse(this.value(name), `${this.path}.${name}`) : null;
  }

  /** Refuses what nobody read: a misspelt field must not silently mean its default. */
  end(): void {
    for (const name of this.#values.keys())
      if (this.has(name) && !this.#read.has(name)) throw this.wrong(name, 'this field is not known');
  }

  wrong(name: string, message: string): VedetteError {
    return invalid(`${this.path}.${name}`, message);
  }
}
