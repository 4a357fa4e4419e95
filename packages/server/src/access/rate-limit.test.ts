import { expect, it } from 'vitest';
import { openRateLimit } from './rate-limit.ts';

let at = 0;
const limit = () => openRateLimit({ perSecond: 10, burst: 3 }, () => at);
const takes = (one: ReturnType<typeof limit>, who: string, times: number) =>
  Array.from({ length: times }, () => one.take(who));

it('lets a burst through, then one after the other at the steady rate, and says how long to wait', () => {
  const one = limit();
  expect(takes(one, 'a', 5)).toEqual([0, 0, 0, 100, 100]);
  at += 60;
  expect(one.take('a')).toBe(40);
  at += 40;
  expect(takes(one, 'a', 2)).toEqual([0, 100]);
  at += 300;
  expect(takes(one, 'a', 4)).toEqual([0, 0, 0, 100]);
});

it('keeps each apart', () => {
  const one = limit();
  takes(one, 'a', 3);
  expect([one.take('a'), one.take('b')]).toEqual([100, 0]);
});

it('forgets those who are quiet, and lets no crowd of names push out who is under way', () => {
  const one = limit();
  for (let n = 0; n < 50_000; n += 1) one.take(`quiet-${n}`);
  at += 1_000;
  takes(one, 'busy', 3);
  for (let n = 0; n < 49_000; n += 1) one.take(`new-${n}`);
  expect(one.take('busy')).toBe(100);
});
