import type { LiveEvent } from '@vedette/contract';
import { expect, test } from 'vitest';
import { afterEvent, nothingYet, readEvent } from './live.ts';

const passage = (id: string): LiveEvent => ({
  ...{ type: 'passage', seq: 1, id, at: 0, lane: 'lane-1' },
  ...{ outcome: 'granted', reasons: [] },
});

test('a passage comes to the top and learns later how it ended', () => {
  const seen = afterEvent(afterEvent(nothingYet, passage('a')), passage('b'));
  const ended = afterEvent(seen, { type: 'completion', id: 'a', completion: 'taken' });
  expect(ended.passages.map(({ id, completion }) => [id, completion])).toEqual([
    ['b', null],
    ['a', 'taken'],
  ]);
});

test('a passage sent twice is shown once', () => {
  const seen = afterEvent(nothingYet, passage('a'));
  expect(afterEvent(seen, passage('a'))).toBe(seen);
});

test('fifty passages are kept', () => {
  const all = Array.from({ length: 70 }, (_, at) => passage(String(at)));
  const view = all.reduce(afterEvent, nothingYet);
  expect(view.passages).toHaveLength(50);
  expect(view.passages[0]?.id).toBe('69');
});

test('what is not an event of this version is left alone', () => {
  expect(readEvent('{')).toBeUndefined();
  expect(readEvent('{"type":"from-the-future"}')).toBeUndefined();
  expect(readEvent('{"type":"duty","id":"d","version":2}')).toEqual({ type: 'duty', id: 'd', version: 2 });
});
