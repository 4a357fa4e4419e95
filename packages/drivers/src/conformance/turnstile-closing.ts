import assert from 'node:assert/strict';
import { assertRefused, type ConformanceCheck } from './conformance.ts';
import {
  assertLocks,
  concluded,
  openFor,
  passageId,
  stand,
  type TurnstileSubject,
} from './turnstile-subject.ts';

type Check = ConformanceCheck<TurnstileSubject>;
const always = (): boolean => true;

export const closingChecks: readonly Check[] = [
  {
    name: 'tests itself without moving a lane',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      const testing = at.turnstile.selfTest();
      await subject.lull(openFor);
      const report = await testing;
      assert.equal(report.ok, true, JSON.stringify(report));
      assert.equal(report.driver, at.turnstile.driver);
      assert.ok(report.checks.some((check) => check.name === 'link'));
      await assertLocks(at, []);
      assert.deepEqual(at.events, []);
    },
  },
  {
    name: 'leaves the lanes locked when it is closed in the middle of a release',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor: subject.maxOpen, passageId });
      const closing = at.turnstile.close();
      await subject.lull(openFor);
      await closing;
      await assertLocks(at, []);
      assert.equal((await concluded(at)).kind, 'pass-unobserved');
    },
  },
  {
    name: 'leaves the lanes open when it is closed during fire',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.releaseForFire();
      const closing = at.turnstile.close();
      await subject.lull(openFor);
      await closing;
      await assertLocks(at, at.ways);
    },
  },
  {
    name: 'does nothing any more once closed, and says so',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      const closing = Promise.all([at.turnstile.close(), at.turnstile.close()]);
      await subject.lull(openFor);
      await closing;
      assert.equal(at.turnstile.status().link, 'closed');
      await assertRefused(at.turnstile.release(at.way, { openFor }), 'driver-failed');
      assert.equal((await at.turnstile.selfTest()).ok, false);
      await at.turnstile.releaseForFire();
    },
  },
];
