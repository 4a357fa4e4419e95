import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type AppealPhase,
  appealEvents,
  instant,
  isDecided,
  isOverdue,
  mayDecideAppeal,
  stepAppeal,
} from '../index.ts';

it('is answered, taken further, and decided', () => {
  const answered = stepAppeal('filed', 'answered');
  expect(answered).toBe('answered');
  expect(stepAppeal('answered', 'said-more')).toBe('filed');
  expect(stepAppeal('answered', 'answered')).toBeNull();
  expect(stepAppeal('filed', 'lifted')).toBe('lifted');
});

it('is over when it is decided, whatever comes after', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...appealEvents)), (events) => {
      let phase: AppealPhase = 'filed';
      for (const event of events) {
        const next = stepAppeal(phase, event);
        if (isDecided(phase)) expect(next).toBeNull();
        phase = next ?? phase;
      }
    }),
  );
});

it('is not decided by whoever put the person on the list, where somebody else can', () => {
  expect(mayDecideAppeal('a', 'a', true)).toBe(false);
  expect(mayDecideAppeal('a', 'a', false)).toBe(true);
  expect(mayDecideAppeal('b', 'a', true)).toBe(true);
});

it('is overdue from the very instant an answer was owed', () => {
  expect(isOverdue('filed', instant(5), instant(4))).toBe(false);
  expect(isOverdue('filed', instant(5), instant(5))).toBe(true);
  expect(isOverdue('answered', instant(5), instant(9))).toBe(false);
});
