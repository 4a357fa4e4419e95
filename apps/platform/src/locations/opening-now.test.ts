import type { Interval } from '@vedette/domain';
import type { OpeningHours } from '@vedette/store/platform';
import { expect, it } from 'vitest';
import { openingNow } from './opening-now.ts';

const day: readonly Interval[] = [{ from: 8 * 60, to: 18 * 60 }];
const hours = (changed: Partial<OpeningHours> = {}): OpeningHours => ({
  ...{ week: [day, day, day, day, day, [], []], holiday: [], holidays: new Map() },
  ...changed,
});
const now = (effective: OpeningHours | null, at: string, timeZone = 'Asia/Shanghai') => {
  const { state, changesAt } = openingNow({ own: null, from: null, effective, timeZone }, Date.parse(at));
  return [state, changesAt === null ? null : new Date(changesAt).toISOString()];
};

it('is always open where nobody has said any hours', () => {
  expect(now(null, '2026-11-30T00:00:00Z')).toEqual(['always', null]);
});

it('opens and closes by the clock of the place', () => {
  // Monday, 08:00 in Shanghai is midnight in UTC.
  expect(now(hours(), '2026-11-29T23:59:59Z')).toEqual(['outside-hours', '2026-11-30T00:00:00.000Z']);
  expect(now(hours(), '2026-11-30T00:00:00Z')).toEqual(['open', '2026-11-30T10:00:00.000Z']);
  // Friday evening: until Monday.
  expect(now(hours(), '2026-12-04T10:00:00Z')).toEqual(['outside-hours', '2026-12-07T00:00:00.000Z']);
});

it('knows holidays, and workdays in their stead', () => {
  const holidays = new Map([
    ['2026-12-01', { kind: 'holiday' }],
    ['2026-12-05', { kind: 'workday', as: 2 }],
  ] as const);
  expect(now(hours({ holidays }), '2026-12-01T04:00:00Z')).toEqual(['holiday', '2026-12-02T00:00:00.000Z']);
  expect(now(hours({ holidays }), '2026-12-05T04:00:00Z')).toEqual(['open', '2026-12-05T10:00:00.000Z']);
});

it('goes with the clocks that are put back and forward', () => {
  // 25 October 2026, a Sunday: clocks in Berlin go back at 03:00; Monday begins an hour later in UTC.
  expect(now(hours(), '2026-10-24T12:00:00Z', 'Europe/Berlin')).toEqual([
    'outside-hours',
    '2026-10-26T07:00:00.000Z',
  ]);
  expect(now(hours(), '2026-03-28T12:00:00Z', 'Europe/Berlin')).toEqual([
    'outside-hours',
    '2026-03-30T06:00:00.000Z',
  ]);
});

it('says no change where there is none within eight days', () => {
  const never: OpeningHours['week'] = [[], [], [], [], [], [], []];
  expect(now(hours({ week: never }), '2026-11-30T00:00:00Z')).toEqual(['outside-hours', null]);
});
