import { expect, test } from 'vitest';
import { filtersOf, recordSearch } from './record-search.ts';

test('filters survive the way into the address and back', () => {
  const filters = {
    from: 1_700_000_000_000,
    outcome: 'denied',
    reason: 'mask:not-worn',
    lane: 'lane-1',
  } as const;
  const read = recordSearch.parse(JSON.parse(JSON.stringify({ ...filters, record: 'r1' })));
  expect(filtersOf(read)).toEqual(filters);
  expect(read.record).toBe('r1');
});

test('a filter that cannot be read is left out and harms no other', () => {
  const read = recordSearch.parse({ from: 'yesterday', outcome: 'maybe', lane: '../x', person: 'p1' });
  expect(JSON.parse(JSON.stringify(read))).toEqual({ person: 'p1' });
});
