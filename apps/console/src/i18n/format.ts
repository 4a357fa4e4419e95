import { parseDuration } from '@vedette/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Numbers, times and sizes as the language writes them; times in the browser's zone. */
export function openFormat(language: string) {
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const minute = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 });
  const span = (milliseconds: number): string => {
    const [unit, size] = units.find((each) => milliseconds >= each[1]) ?? units[3];
    return new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: unit === 'second' ? 0 : 1,
    }).format(milliseconds / size);
  };
  return {
    dateTime: (at: number) => dateTime.format(at),
    day: (at: number) => day.format(at),
    time: (at: number) => time.format(at),
    minute: (at: number) => minute.format(at),
    /** The time alone for what was today, with the date for what was before. */
    moment: (at: number) =>
      new Date(at).toDateString() === new Date().toDateString() ? time.format(at) : dateTime.format(at),
    /** In a zone of the IANA database, such as `Asia/Shanghai`. */
    zoned: (at: number, timeZone: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(at),
    number: (value: number) => number.format(value),
    /** A probability too small for two decimals: `1.2E-5`. */
    small: (value: number) =>
      value !== 0 && Math.abs(value) < 0.001 ? value.toExponential(1) : number.format(value),
    /** To two significant digits, as befits an estimate. */
    rounded: (value: number) =>
      new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(value),
    percent: (share: number) => percent.format(share),
    bytes(count: number): string {
      const step = Math.min(Math.floor(Math.log2(Math.max(count, 1)) / 10), byteUnits.length - 1);
      const unit = byteUnits[step] ?? 'byte';
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        maximumFractionDigits: step === 0 ? 0 : 1,
      }).format(count / 1024 ** step);
    },
    /** @param milliseconds a length of time, shown in its largest unit */
    span,
    /** A duration as a duty writes it; what cannot be read stays as it is. */
    durationText(text: string): string {
      const milliseconds = parseDuration(text);
      if (milliseconds === undefined) return text;
      return milliseconds % 86_400_000 === 0 && text.endsWith('d')
        ? new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(
            milliseconds / 86_400_000,
          )
        : span(milliseconds);
    },
  };
}
export type Format = ReturnType<typeof openFormat>;

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => openFormat(i18n.language), [i18n.language]);
}
