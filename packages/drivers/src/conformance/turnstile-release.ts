import assert from 'node:assert/strict';
import { duration, type LaneId } from '@vedette/domain';
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

export const releaseChecks: readonly Check[] = [
  {
    name: 'starts with every way locked',
    applies: always,
    run: async (subject) => assertLocks(await stand(subject), []),
  },
  {
    name: 'opens the one way that was released and no other',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      const receipt = await at.turnstile.release(at.way, { openFor: subject.maxOpen, passageId });
      assert.equal(receipt.opened, 'released');
      assert.deepEqual(at.seen('released'), [
        { kind: 'released', way: at.way, openFor: subject.maxOpen, passageId },
      ]);
      await until(subject, 'an open way', () => subject.isOpen(at.way));
      for (const other of at.ways)
        if (other !== at.way) assert.equal(await subject.isOpen(other), false, 'another way is open');
    },
  },
  {
    name: 'locks again by itself and concludes the release once',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor, passageId });
      const conclusion = await concluded(at);
      const expected =
        at.turnstile.capabilities.passCompleted === 'not-supported' ? 'pass-unobserved' : 'not-passed';
      assert.deepEqual(conclusion, { kind: expected, way: at.way, passageId });
      await at.told('locked');
      await assertLocks(at, []);
      assert.equal(at.turnstile.status().lanes[0]?.state, 'held');
    },
  },
  {
    name: 'serves every way, one after the other',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      for (const [index, way] of at.ways.entries()) {
        await at.turnstile.release(way, { openFor });
        await at.told('locked', index + 1);
      }
      assert.deepEqual(
        at.seen('locked').map((event) => event.way),
        at.ways,
      );
    },
  },
  {
    name: 'cuts an opening down to the longest it allows',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      const receipt = await at.turnstile.release(at.way, { openFor: duration(subject.maxOpen * 10) });
      assert.equal(receipt.openFor, subject.maxOpen);
      assert.equal(at.seen('released')[0]?.openFor, subject.maxOpen);
    },
  },
  {
    name: 'refuses a way it does not have, and an opening of no length',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      const elsewhere = { lane: 'no-such-lane' as LaneId, direction: 'in' } as const;
      await assertRefused(at.turnstile.release(elsewhere, { openFor }), 'driver-unsupported');
      await assertRefused(at.turnstile.hold(elsewhere.lane), 'driver-unsupported');
      for (const length of [0, -1, Number.NaN])
        await assertRefused(at.turnstile.release(at.way, { openFor: duration(length) }), 'input-invalid');
      await assertLocks(at, []);
    },
  },
  {
    name: 'refuses a second release of a lane that is open',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor: subject.maxOpen });
      await assertRefused(at.turnstile.release(at.way, { openFor }), 'conflict');
      assert.equal(at.seen('released').length, 1);
    },
  },
  {
    name: 'locks an open lane at once when told to hold it',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor: subject.maxOpen, passageId });
      await at.turnstile.hold(at.way.lane);
      await assertLocks(at, []);
      assert.notEqual((await concluded(at)).kind, 'passed');
      await at.turnstile.hold();
    },
  },
  {
    name: 'goes on when a listener throws, and tells of it',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      const end = at.turnstile.subscribe((event) => {
        if (event.kind === 'released') throw new Error('a broken screen');
      });
      await at.turnstile.release(at.way, { openFor });
      await at.told('locked');
      await assertLocks(at, []);
      assert.equal(at.seen('fault')[0]?.error.code, 'internal');
      end();
    },
  },
  {
    name: 'takes the next order from within a listener',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      let again = true;
      at.turnstile.subscribe((event) => {
        if (event.kind !== 'locked' || !again) return;
        again = false;
        at.turnstile.release(at.way, { openFor }).catch(assert.fail);
      });
      await at.turnstile.release(at.way, { openFor });
      await at.told('released', 2);
      await at.told('locked', 2);
      await assertLocks(at, []);
    },
  },
];
