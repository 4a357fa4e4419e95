import type { FlowCountView } from '@vedette/contract/platform';
import { describe, expect, test } from 'vitest';
import { groupsOf } from './flow-groups.ts';
import { stepFor } from './flow-step.ts';
import { heatOf } from './heat.ts';

const hour = 3_600_000;
const monday = Date.UTC(2026, 2, 2);
const count = (at: number, n: number, more: Partial<FlowCountView> = {}): FlowCountView => ({
  ...{ at, count: n, site: 1, lane: null, direction: 'in', outcome: 'granted', notTaken: 0 },
  ...more,
});

test('a step fits the period: minutes of an hour, hours of a day, days of a month', () => {
  expect([hour, 24 * hour, 28 * 24 * hour].map((to) => stepFor({ from: 0, to }))).toEqual([
    'minute',
    'hour',
    'day',
  ]);
});

test('groups come with the largest first, each with its own steps', () => {
  const groups = groupsOf([count(0, 1), count(0, 5, { site: 2 }), count(hour, 2)], 'site');
  expect(groups.map(({ key, sum, at }) => [key, sum.total, [...at]])).toEqual([
    [2, 5, [[0, 5]]],
    [
      1,
      3,
      [
        [0, 1],
        [hour, 2],
      ],
    ],
  ]);
});

describe('the heat of an hour of the week', () => {
  const weeks = { from: monday, to: monday + 14 * 24 * hour };

  test('is the mean over all such hours, also those in which nobody passed', () => {
    const cells = heatOf([count(monday + 8 * hour, 10)], weeks, weeks.to, 'UTC');
    expect(cells).toHaveLength(168);
    expect(cells.find((cell) => cell.day === 1 && cell.hour === 8)?.mean).toBe(5);
  });

  test('is of the wall clock of the zone', () => {
    const cells = heatOf([count(monday, 4)], weeks, weeks.to, 'Asia/Shanghai');
    expect(cells.find(({ mean }) => mean > 0)).toEqual({ day: 1, hour: 8, mean: 2 });
  });

  test('leaves out hours that have not begun', () => {
    expect(heatOf([], weeks, monday + 2 * hour, 'UTC')).toHaveLength(2);
  });
});
