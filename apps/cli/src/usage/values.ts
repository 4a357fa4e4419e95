import { momentSchema, plainText } from '@vedette/contract';
import { type Instant, instant } from '@vedette/domain';
import { InvalidArgumentError } from 'commander';

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`${least} to ${most}`);
  };
}

/** A date (its first moment on this machine), ISO 8601 with or without an offset, or milliseconds. */
export function moment(text: string): Instant {
  if (/^\d{9,16}$/.test(text)) return parsed(momentSchema.safeParse(Number(text)));
  if (/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) {
    const local = text.includes('T') ? text : `${text}T00:00:00`;
    const at = Date.parse(local);
    if (Number.isFinite(at)) return instant(at);
  }
  throw new InvalidArgumentError('ISO 8601');
}

/** The same, and also with an offset without colon or minutes, as certificates are dated. */
export function signedMoment(text: string): Instant {
  const offset = /(T[\d:.]+[+-]\d{2}):?(\d{2})?$/;
  return moment(text.replace(offset, (_, upToHours: string, minutes = '00') => `${upToHours}:${minutes}`));
}

/** One line of text from an operator. */
export function line(text: string): string {
  return parsed(plainText(200).safeParse(text));
}

type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false };
function parsed<T>(result: Parsed<T>): T {
  if (result.success) return result.data;
  throw new InvalidArgumentError('not valid');
}

/** A country as ISO 3166-1 alpha-2 writes it, in letters of either case. */
export function country(text: string): string {
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError('two letters');
}
