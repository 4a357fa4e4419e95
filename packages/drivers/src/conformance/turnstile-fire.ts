import assert from 'node:assert/strict';
import { duration } from '@vedette/domain';
import { assertRefused, type ConformanceCheck, until } from './conformance.ts';
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
const hasInput = ({ turnstile }: TurnstileSubject): boolean =>
  turnstile.capabilities.fireInput === 'supported';

export const fireChecks: readonly Check[] = [
  {
    name: 'opens every way for fire and keeps them open past every time limit',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.releaseForFire();
      await subject.lull(duration(subject.maxOpen * 2));
      await assertLocks(at, at.ways);
      assert.equal(at.turnstile.status().fire, 'on');
      assert.deepEqual(at.seen('fire'), [{ kind: 'fire', state: 'on' }]);
    },
  },
  {
    name: 'obeys no hold during fire, and answers a release without opening anything',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.releaseForFire();
      await assertRefused(at.turnstile.hold(), 'conflict');
      assert.equal((await at.turnstile.release(at.way, { openFor })).opened, 'fire');
      await subject.lull(duration(openFor * 2));
      assert.deepEqual(at.seen('released'), []);
      await assertLocks(at, at.ways);
    },
  },
  {
    name: 'locks every way again once fire is reset',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.releaseForFire();
      await at.turnstile.resetFire();
      await assertLocks(at, []);
      assert.equal(at.turnstile.status().fire, 'off');
      await at.turnstile.release(at.way, { openFor });
      await at.told('locked', 1);
    },
  },
  {
    name: 'concludes a release that fire cuts short, and does not lock when its time is up',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor, passageId });
      await at.turnstile.releaseForFire();
      assert.deepEqual(await concluded(at), { kind: 'pass-unobserved', way: at.way, passageId });
      await subject.lull(duration(openFor * 2));
      await assertLocks(at, at.ways);
    },
  },
  {
    name: 'opens by its own fire input, and stays open until fire is over and reset',
    applies: hasInput,
    run: async (subject) => {
      const at = await stand(subject);
      await subject.setFire(true);
      await at.told('fire');
      await assertLocks(at, at.ways);
      await assertRefused(at.turnstile.resetFire(), 'conflict');
      await subject.setFire(false);
      await until(subject, 'cleared', () => at.turnstile.status().fire === 'cleared');
      await assertLocks(at, at.ways);
      await at.turnstile.resetFire();
      await assertLocks(at, []);
      assert.deepEqual(
        at.seen('fire').map((event) => event.state),
        ['on', 'cleared', 'off'],
      );
    },
  },
  {
    name: 'finds fire that began while the link was down, and opens',
    applies: hasInput,
    run: async (subject) => {
      const at = await stand(subject);
      await subject.breakLink('gone');
      await at.told('fault');
      await subject.setFire(true);
      await subject.mendLink();
      await at.told('fire');
      await assertLocks(at, at.ways);
    },
  },
];
