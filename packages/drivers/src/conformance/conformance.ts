import assert from 'node:assert/strict';
import { type Duration, duration, VedetteError } from '@vedette/domain';

/** One fact that must hold of every implementation of a port; any test runner can run it. */
export interface ConformanceCheck<Subject> {
  /** As a fact: `locks again by itself`. */
  readonly name: string;
  /** False when the subject's own capabilities say that it cannot; the runner then skips the check. */
  readonly applies: (subject: Subject) => boolean;
  /** Rejects with an AssertionError when the fact does not hold. Wants a fresh subject. */
  readonly run: (subject: Subject) => Promise<void>;
}

/** What each fixture brings: time that passes, simulated or real, and an end. */
export interface ConformanceSubject {
  lull(time: Duration): Promise<void>;
  dispose(): Promise<void>;
}

const glance = duration(20);
const glances = 750;

/** Waits, in the subject's time, until something holds; 15 s is no deadline but the end of hope. */
export async function until(
  subject: ConformanceSubject,
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  for (let glanced = 0; glanced < glances; glanced++) {
    if (await holds()) return;
    await subject.lull(glance);
  }
  assert.fail(`never came: ${what}`);
}

/** @throws AssertionError unless `work` rejects with one of these codes */
export async function assertRefused(work: Promise<unknown>, ...codes: readonly string[]): Promise<void> {
  const error = await work.then(
    () => assert.fail(`was not refused with ${codes.join(' or ')}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof VedetteError, String(error));
  assert.ok(codes.includes(error.code), `${error.code} is none of ${codes.join(', ')}`);
  assert.notEqual(error.message, '');
}
