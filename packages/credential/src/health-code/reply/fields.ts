import { canonicalNumber, type Instant, Personal } from '@vedette/domain';
import { z } from 'zod';
import { parseShanghaiTime } from './shanghai-time.ts';

/** A text of a reply; longer ones than any field of the real platforms are refused. */
export const text = z.string().max(256);

/**
 * A personal text, wrapped before anybody sees it, its stars of one width; null where it is empty or left out. What
 * would rewrite a guard's screen is refused.
 */
export const personalText = text
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u)
  .nullish()
  .transform((value) =>
    value == null || value.trim() === '' ? null : new Personal(value.trim().replaceAll('＊', '*')),
  );

/** A document number as numbers are compared; masked ones keep their stars. */
export const documentNumber = personalText.transform((value) => value?.map(canonicalNumber) ?? null);

/** A code of a table, as text or as a number; which of the two it is matters to the table. */
export const tableCode = z.union([text, z.number()]);

/** A time of Beijing that has to be there. */
export const shanghaiTime = text.transform((value, context): Instant => {
  const at = parseShanghaiTime(value);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'a local date and time is wanted' });
  return z.NEVER;
});

/** The same where it may be missing: null when nothing is written. What is written has to be a time. */
export const shanghaiTimeOrNone = z
  .union([z.literal('').transform(() => null), shanghaiTime])
  .nullish()
  .transform((value) => value ?? null);
