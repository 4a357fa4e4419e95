import { isCalendarDay } from '../time/calendar-day.ts';

/** What a citizen identification number (公民身份号码, GB 11643-1999) says of its holder. */
export interface ResidentId {
  /** Six digits of the division where it was first given out (GB/T 2260), however that is called today. */
  readonly division: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

/** `form` also of the 15 digits that were given out before 1999: they have no check digit and are refused. */
export type ResidentIdProblem = 'form' | 'division' | 'birth-date' | 'check-digit';

export type ResidentIdReading =
  | { readonly ok: true; readonly id: ResidentId }
  | { readonly ok: false; readonly problem: ResidentIdProblem };

const pattern = /^(\d{6})(\d{4})(\d{2})(\d{2})(\d{3})[\dX]$/;
/** Provinces by their first two digits; 81 to 83 are those of residence permits, 9 those of foreigners. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';
const firstYear = 1880;

/** Reads a number written canonically: 17 digits and a check digit, which is `X` for ten. */
export function readResidentId(number: string): ResidentIdReading {
  const match = pattern.exec(number);
  if (match === null) return refused('form');
  const [, division = '', year = '', month = '', day = '', order = ''] = match;
  if (!provinces.test(division)) return refused('division');
  if (Number(year) < firstYear || !isCalendarDay(Number(year), Number(month), Number(day)))
    return refused('birth-date');
  if (residentIdCheckDigit(number) !== number.at(-1)) return refused('check-digit');
  const sex = Number(order) % 2 === 1 ? 'male' : 'female';
  return { ok: true, id: { division, birthDate: `${year}-${month}-${day}`, sex } };
}

const refused = (problem: ResidentIdProblem): ResidentIdReading => ({ ok: false, problem });

/**
 * The check digit that belongs to the first 17 digits (ISO 7064 MOD 11-2): the weighted sum modulo 11,
 * looked up in `10X98765432`.
 */
export function residentIdCheckDigit(digits: string): string {
  const sum = weights.reduce((total: number, weight, index) => total + weight * Number(digits[index]), 0);
  return checkDigits.charAt(sum % 11);
}
