import assert from 'node:assert/strict';
import { duration } from '@vedette/domain';
import type { ConformanceCheck } from './conformance.ts';
import {
  assertLocks,
  concluded,
  openFor,
  passageId,
  stand,
  type TurnstileSubject,
} from './turnstile-subject.ts';

type Check = ConformanceCheck<TurnstileSubject>;
const senses =
  (what: 'heldOpen' | 'forced' | 'direction') =>
  ({ turnstile }: TurnstileSubject): boolean =>
    turnstile.capabilities[what] === 'supported';
const completes = ({ turnstile }: TurnstileSubject): boolean =>
  turnstile.capabilities.passCompleted !== 'not-supported';

export const sensingChecks: readonly Check[] = [
  {
    name: 'tells who passed, and locks behind them before the time is up',
    applies: completes,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor: subject.maxOpen, passageId });
      await subject.walk(at.way);
      assert.deepEqual(await concluded(at), { kind: 'passed', way: at.way, passageId });
      await assertLocks(at, []);
      assert.deepEqual(at.seen('forced'), []);
    },
  },
  {
    name: 'tells of a lane that is forced, and of its closing',
    applies: senses('heldOpen'),
    run: async (subject) => {
      const at = await stand(subject);
      await subject.push(at.way.lane);
      await at.told('forced');
      assert.equal(at.turnstile.status().lanes[0]?.state, 'forced');
      await subject.shut(at.way.lane);
      await at.told('contact-closed');
      assert.deepEqual(at.seen('forced'), [{ kind: 'forced', lane: at.way.lane, direction: null }]);
      assert.equal(at.turnstile.status().lanes[0]?.state, 'held');
    },
  },
  {
    name: 'tells of a lane that is held open after the passage',
    applies: senses('heldOpen'),
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor, passageId });
      await subject.push(at.way.lane);
      await at.told('held-open');
      await assertLocks(at, []);
      assert.deepEqual(at.seen('held-open'), [{ kind: 'held-open', lane: at.way.lane, passageId }]);
      await subject.shut(at.way.lane);
      await at.told('contact-closed');
      await concluded(at);
    },
  },
  {
    name: 'serves again after a door was held open',
    applies: senses('heldOpen'),
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor });
      await subject.push(at.way.lane);
      await at.told('locked');
      await subject.shut(at.way.lane);
      await subject.lull(duration(300));
      await at.turnstile.release(at.way, { openFor });
      await at.told('released', 2);
    },
  },
];
