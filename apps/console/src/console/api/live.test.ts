import type { PlatformLiveEvent } from '@vedette/contract/platform';
import { expect, test } from 'vitest';
import { afterEvent, nothingYet, readEvent } from './live.ts';

type Flow = Extract<PlatformLiveEvent, { type: 'flow' }>;
const passage = (id: string, at: number): Flow['passages'][number] => ({
  ...{ id, at, lane: 4, direction: 'in', outcome: 'granted', reasons: [] },
});
const flow = (count: number, ...passages: Flow['passages']): Flow => ({
  ...{ type: 'flow', site: 3, device: 'd', passages },
  counts: [{ lane: 4, direction: 'in', outcome: 'granted', count }],
});

test('passages come to the top, the latest first, with the site they were at', () => {
  const view = afterEvent(
    afterEvent(nothingYet, flow(1, passage('a', 1))),
    flow(2, passage('b', 2), passage('c', 3)),
  );
  expect(view.passages.map(({ id, site }) => [id, site])).toEqual([
    ['c', 3],
    ['b', 3],
    ['a', 3],
  ]);
});

test('all that passed are counted, though only the latest are shown', () => {
  expect(afterEvent(nothingYet, flow(400, passage('a', 1))).passed).toBe(400);
});

test('a passage told twice is shown once', () => {
  const once = afterEvent(nothingYet, flow(1, passage('a', 1)));
  expect(afterEvent(once, flow(0, passage('a', 1))).passages).toHaveLength(1);
});

test('fifty passages are kept', () => {
  const all = Array.from({ length: 70 }, (_, at) => flow(1, passage(String(at), at)));
  expect(all.reduce(afterEvent, nothingYet).passages).toHaveLength(50);
});

test('what is no event of this version is left alone', () => {
  expect(readEvent('{')).toBeUndefined();
  expect(readEvent('{"type":"from-the-future"}')).toBeUndefined();
  expect(readEvent('{"type":"behind"}')).toEqual({ type: 'behind' });
});
