import { type Decision, duration, type PassageEffect, type PassageId } from '@vedette/domain';
import { ManualScheduler } from '@vedette/drivers';
import { expect, test } from 'vitest';
import { openPassage } from './passage.ts';

const granted: Decision = { outcome: 'granted', subject: null, notices: [] };

/** A passage whose holding and recording end only when the test says so. */
function open() {
  const scheduler = new ManualScheduler();
  const done: string[] = [];
  const faults: unknown[] = [];
  const slow: (() => void)[] = [];
  let made = 0;
  const passage = openPassage({
    newId: () => {
      made += 1;
      return `passage-${made}` as PassageId;
    },
    after: (delay, task) => scheduler.after(delay, task),
    hands: {
      decide: () => granted,
      overrule: () => granted,
      perform(effect: PassageEffect) {
        done.push(effect.kind);
        if (effect.kind !== 'record') return Promise.resolve();
        return new Promise((resolve) => slow.push(resolve));
      },
      failed: () => ({ kind: 'operator-refused' }),
      limit: ({ kind }) => (kind === 'record' || kind === 'release' ? duration(20_000) : null),
      patience: () => duration(8_000),
      over: () => undefined,
      changed: () => undefined,
      fault: (cause) => faults.push(cause),
    },
  });
  return { scheduler, passage, done, faults, finish: () => slow.shift()?.() };
}

test('a timer that fell due while something else was done does not end the next phase', async () => {
  const { scheduler, passage, finish } = open();
  passage.meet(
    () => true,
    () => [],
  );
  passage.happen({ kind: 'operator-refused' });
  passage.happen({ kind: 'operator-released' });
  await scheduler.advance(duration(8_000));
  expect(passage.view().phase).toBe('decided');
  finish();
  await scheduler.advance(duration(1));
  finish();
  await scheduler.advance(duration(10));
  expect(passage.view().phase).toBe('releasing');
});

test('does things in the order in which they happened, one at a time', async () => {
  const { scheduler, passage, done, finish } = open();
  passage.happen({ kind: 'operator-released' });
  passage.happen({ kind: 'released' });
  passage.happen({ kind: 'passed' });
  await scheduler.advance(duration(10));
  expect(done).toEqual(['record']);
  finish();
  await passage.settled();
  expect(done).toEqual(['record', 'release', 'complete', 'hold']);
});

test('fire cuts off what is waited for, and what was to follow is not done any more', async () => {
  const { scheduler, passage, done } = open();
  passage.happen({ kind: 'operator-released' });
  passage.happen({ kind: 'fire-reset' });
  passage.happen({ kind: 'fire' });
  await scheduler.advance(duration(0));
  expect(passage.view().phase).toBe('fire-open');
  expect(done).toEqual(['record', 'complete', 'release', 'reset']);
});

test('ends in the time it has what never ends by itself', async () => {
  const { scheduler, passage } = open();
  passage.happen({ kind: 'operator-released' });
  await scheduler.advance(duration(20_001));
  expect(passage.view().phase).not.toBe('releasing');
});

test('reports what fails unforeseen, and goes on', async () => {
  const { passage, faults } = open();
  await passage.inTurn(() => {
    throw new Error('unforeseen');
  });
  expect(faults).toHaveLength(1);
  await passage.inTurn(() => ({ kind: 'fire' }));
  expect(passage.view().phase).toBe('fire-open');
});

test('does nothing after it is closed, and keeps nobody waiting for it', async () => {
  const { passage, done } = open();
  passage.close();
  passage.happen({ kind: 'fire' });
  await passage.settled();
  expect(done).toEqual([]);
});
