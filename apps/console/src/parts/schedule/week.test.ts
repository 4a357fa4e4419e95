import { expect, test } from 'vitest';
import { dayFault, mondayToFriday, nextInterval, parseTime, presetDays, timeText, withDay } from './week.ts';

test('a time is read with either colon, and midnight may end a day', () => {
  expect(parseTime('8:05')).toBe(485);
  expect(parseTime('18：30')).toBe(1110);
  expect(parseTime('24:00')).toBe(1440);
  expect(timeText(1440)).toBe('24:00');
});

test('what is no time is refused', () => {
  for (const text of ['', '8', '8:5', '24:01', '12:60', '-1:00']) expect(parseTime(text)).toBeNull();
});

test('hours that end before they begin, or overlap, are faults', () => {
  expect(dayFault([{ from: 600, to: 600 }])).toBe('reversed');
  const overlapping = [
    { from: 700, to: 900 },
    { from: 480, to: 720 },
  ];
  expect(dayFault(overlapping)).toBe('overlap');
  const touching = [
    { from: 480, to: 720 },
    { from: 720, to: 900 },
  ];
  expect(dayFault(touching)).toBeNull();
});

test('a next interval begins where the day ends, and a full day takes none', () => {
  expect(nextInterval([{ from: 480, to: 720 }])).toEqual({ from: 720, to: 840 });
  expect(nextInterval([{ from: 0, to: 1440 }])).toBeNull();
});

test('Monday spreads over the working week alone', () => {
  const days = mondayToFriday(withDay(presetDays.office, 0, []));
  expect(days.slice(0, 5).every((day) => day.length === 0)).toBe(true);
  expect(days[5]).toBe(presetDays.office[5]);
});
