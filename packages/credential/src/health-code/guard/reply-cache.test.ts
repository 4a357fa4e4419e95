import { type Duration, type Instant, instant, Personal } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import type { AdapterQuestion } from '../adapter.ts';
import type { StatusReport } from '../gateway.ts';
import { ReplyCache } from './reply-cache.ts';

const report: StatusReport = {
  ...{ claims: [], statedAt: null, validUntil: null },
  subject: { name: null, number: null, phone: null },
};
const code = (text: string): AdapterQuestion => ({ kind: 'code', text: new Personal(text) });
const person = (name: string, number: string): AdapterQuestion => ({
  kind: 'person',
  name: new Personal(name),
  number: new Personal(number),
});
const at = (milliseconds: number): Instant => instant(1_000_000 + milliseconds);

function cache() {
  const tasks = new Map<() => void, Duration>();
  const kept = new ReplyCache((delay, run) => {
    tasks.set(run, delay);
    return () => tasks.delete(run);
  });
  return { kept, tasks };
}

describe('kept answers', () => {
  it('hold from the moment they were given to the moment they end', () => {
    const { kept } = cache();
    kept.put(code('a'), report, at(0), at(100));
    expect(kept.get(code('a'), at(0))).toBe(report);
    expect(kept.get(code('a'), at(99))).toBe(report);
    expect(kept.get(code('a'), at(100))).toBeNull();
    expect(kept.size).toBe(0);
  });

  it('are dropped when the clock was set back to before them', () => {
    const { kept } = cache();
    kept.put(code('a'), report, at(0), at(100));
    expect(kept.get(code('a'), at(-1))).toBeNull();
    expect(kept.get(code('a'), at(1))).toBeNull();
  });

  it('drop themselves when their time is over', () => {
    const { kept, tasks } = cache();
    kept.put(code('a'), report, at(0), at(100));
    expect([...tasks.values()]).toEqual([100]);
    for (const run of [...tasks.keys()]) run();
    expect(kept.size).toBe(0);
    expect(tasks.size).toBe(0);
  });

  it('belong to one question: not to another name, number or kind', () => {
    const { kept } = cache();
    kept.put(person('ab', 'c'), report, at(0), at(100));
    for (const other of [person('a', 'bc'), person('ab', 'd'), code('abc'), code('ab')])
      expect(kept.get(other, at(1))).toBeNull();
  });

  it('are a thousand at most, the oldest leaving first', () => {
    const { kept, tasks } = cache();
    for (let count = 0; count < 1_010; count++) kept.put(code(`${count}`), report, at(0), at(100));
    expect([kept.size, tasks.size]).toEqual([1_000, 1_000]);
    expect(kept.get(code('9'), at(1))).toBeNull();
    expect(kept.get(code('10'), at(1))).toBe(report);
  });

  it('are all gone, with their timers, once cleared', () => {
    const { kept, tasks } = cache();
    kept.put(code('a'), report, at(0), at(100));
    kept.put(code('a'), report, at(0), at(200));
    expect(tasks.size).toBe(1);
    kept.clear();
    expect([kept.size, tasks.size]).toEqual([0, 0]);
  });
});
