export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A moment that an expression made; neither truthy nor falsy, and comparable with its kind alone. */
export class DateTime {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  toJSON(): string {
    return new Date(this.milliseconds).toISOString();
  }
}

/** What an expression evaluates to. */
export type Value = null | boolean | number | string | DateTime | readonly Value[] | ValueRecord;
export interface ValueRecord {
  readonly [key: string]: Value;
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof DateTime);
}

export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/**
 * What a guard makes of a value; undefined for those that CertLogic calls neither truthy nor falsy (a
 * date-time, a number with a fraction).
 */
export function truthOf(value: Value): boolean | undefined {
  if (value === null || typeof value === 'boolean') return value === true;
  if (typeof value === 'string' || isList(value)) return value.length > 0;
  if (typeof value === 'number') return isInteger(value) ? value !== 0 : undefined;
  return value instanceof DateTime ? undefined : Object.keys(value).length > 0;
}
