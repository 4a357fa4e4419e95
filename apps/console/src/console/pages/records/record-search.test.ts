import { expect, test } from 'vitest';
import { recordKeyOf, recordSearch } from './record-search.ts';

const id = '0193a1c2-7b4e-7d3a-9c1f-2b5d8e6f7a90';

test('filters survive the way into the address and back', () => {
  const filters = { from: 1_700_000_000_000, outcome: 'denied', record: `3/1700000000000/${id}` } as const;
  expect(recordSearch.parse(JSON.parse(JSON.stringify(filters)))).toMatchObject(filters);
});

test('a filter that cannot be read is left out and harms no other', () => {
  const read = recordSearch.parse({ from: 'yesterday', outcome: 'maybe', record: '../3', direction: 'in' });
  expect(JSON.parse(JSON.stringify(read))).toEqual({ direction: 'in' });
});

test('a record is named by its site, its moment and its id', () => {
  expect(recordKeyOf(`3/17/${id}`)).toEqual({ site: '3', at: '17', id });
});
