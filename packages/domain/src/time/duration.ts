import type { Branded } from '../brand.ts';

/** A length of time in milliseconds. */
export type Duration = Branded<number, 'Duration'>;

/** A duration as a duty writes it: a whole number and a unit, `30s`, `15m`, `72h`, `14d`. */
export type DurationText = `${number}${'s' | 'm' | 'h' | 'd'}`;

const unitMilliseconds = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const durationPattern: RegExp = /^(0|[1-9]\d{0,5})([smhd])$/;

export function duration(milliseconds: number): Duration {
  return milliseconds as Duration;
}

/** Undefined when the text is not a whole number with one of the four units. */
export function parseDuration(text: string): Duration | undefined {
  const match = durationPattern.exec(text);
  if (match === null) return undefined;
  const unit = match[2] as keyof typeof unitMilliseconds;
  return duration(Number(match[1]) * unitMilliseconds[unit]);
}
