export interface Interval {
  /** Minutes since midnight, `from` inclusive, `to` exclusive, at most 1440. */
  readonly from: number;
  readonly to: number;
}
export type Day = readonly Interval[];
/** The seven weekdays from Monday, then holidays. */
export type Days = readonly [Day, Day, Day, Day, Day, Day, Day, Day];

export const holidayAt = 7;
const minutesOfDay = 1440;
const noDay: Day = [];

const days = (each: (at: number) => Day): Days => [
  each(0),
  each(1),
  each(2),
  each(3),
  each(4),
  each(5),
  each(6),
  each(7),
];

export const presetDays = {
  office: days((at) => (at < 5 ? [{ from: 480, to: 1080 }] : noDay)),
  shifts: days(() => [{ from: 360, to: 1320 }]),
  always: days(() => [{ from: 0, to: minutesOfDay }]),
} as const;
export type PresetName = keyof typeof presetDays;

export const withDay = (all: Days, at: number, day: Day): Days =>
  days((each) => (each === at ? day : (all[each] ?? noDay)));

export const mondayToFriday = (all: Days): Days =>
  days((each) => (each > 0 && each < 5 ? all[0] : (all[each] ?? noDay)));

/** A next interval that does not overlap; null when the day is full. */
export function nextInterval(day: Day): Interval | null {
  const end = Math.max(0, ...day.map(({ to }) => to));
  if (day.length === 0) return { from: 480, to: 1080 };
  if (end >= minutesOfDay) return null;
  return { from: end, to: Math.min(end + 120, minutesOfDay) };
}

export type DayFault = 'reversed' | 'overlap';

export function dayFault(day: Day): DayFault | null {
  if (day.some(({ from, to }) => from >= to)) return 'reversed';
  const sorted = [...day].sort((a, b) => a.from - b.from);
  return sorted.some(({ from }, at) => from < (sorted[at - 1]?.to ?? 0)) ? 'overlap' : null;
}

/** `08:05`; midnight at the end of a day is `24:00`. */
export function timeText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Minutes of `8:05` or `24:00`; null for anything else. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= minutesOfDay ? minute : null;
}
