import { type Instant, instant } from '@vedette/domain';

/** Chinese platforms write the time of Beijing without a zone; there has been no summer time since 1991. */
const offset = 8 * 3_600_000;

const spaced = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?$/;

/**
 * `2022-01-21 13:16:00`, with or without seconds or time of day, or `20220121T131600`. Null for anything else,
 * and for a day that no calendar has.
 */
export function parseShanghaiTime(text: string): Instant | null {
  const found = spaced.exec(text) ?? compact.exec(text);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const written = new Date(local);
  const isReal = written.getUTCMonth() === month - 1 && written.getUTCDate() === day;
  return isReal && (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60
    ? instant(local - offset)
    : null;
}

/** `2022-01-21 13:16:00` */
export function formatShanghaiTime(at: Instant): string {
  return new Date(at + offset).toISOString().slice(0, 19).replace('T', ' ');
}

/** `20220121T131600` */
export function compactShanghaiTime(at: Instant): string {
  return formatShanghaiTime(at).replaceAll(/[-:]/g, '').replace(' ', 'T');
}
