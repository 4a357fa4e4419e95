import { VedetteError } from '@vedette/domain';

/** Longest name or other short text, in UTF-16 units. */
const textAtMost = 200;

export function invalid(at: string): VedetteError {
  return new VedetteError('input-invalid', 'caller', { at });
}

export function notFound(at: string): VedetteError {
  return new VedetteError('not-found', 'caller', { at });
}

/** SQLite keeps UTF-8, which has no lone surrogates: they become U+FFFD here, in sight, and not in the file. */
export function shortText(text: string, at: string): string {
  if (text === '' || text.length > textAtMost) throw invalid(at);
  return text.toWellFormed();
}

/** A note or a reason: may be empty, and longer. */
export function longText(text: string, at: string): string {
  if (text.length > 20 * textAtMost) throw invalid(at);
  return text.toWellFormed();
}

/** One form for letters of any case and width (NFKC, lower case), to compare and to search by. */
export function folded(text: string): string {
  return text.toWellFormed().normalize('NFKC').toLowerCase();
}

export function whole(value: number, least: number, most: number, at: string): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) throw invalid(at);
  return value;
}
