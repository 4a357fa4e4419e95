import assert from 'node:assert/strict';
import { assertRefused, type ConformanceCheck, until } from './conformance.ts';
import {
  assertLocks,
  concluded,
  type LinkFault,
  linkFaults,
  openFor,
  passageId,
  stand,
  type TurnstileSubject,
} from './turnstile-subject.ts';

type Check = ConformanceCheck<TurnstileSubject>;
const always = (): boolean => true;

const breaking = (how: LinkFault): readonly Check[] => [
  {
    name: `tells of a fault, refuses to open and comes back, when the hardware is ${how}`,
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await subject.breakLink(how);
      await at.told('fault');
      assert.equal(at.seen('fault')[0]?.error.code, 'driver-failed');
      await assertRefused(at.turnstile.release(at.way, { openFor }), 'driver-failed');
      assert.equal((await at.turnstile.selfTest()).ok, false);
      await subject.mendLink();
      await at.told('recovered');
      await at.turnstile.release(at.way, { openFor });
      await at.told('locked');
      assert.equal(at.seen('fault').length, 1, 'one outage is one fault');
    },
  },
  {
    name: `locks a lane as soon as it can when the hardware is ${how} in the middle of a release`,
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await at.turnstile.release(at.way, { openFor: subject.maxOpen, passageId });
      await subject.breakLink(how);
      assert.deepEqual(await concluded(at), { kind: 'pass-unobserved', way: at.way, passageId });
      await subject.mendLink();
      await at.told('recovered');
      await at.told('locked');
      await assertLocks(at, []);
    },
  },
];

export const faultChecks: readonly Check[] = [
  ...linkFaults.flatMap(breaking),
  {
    name: 'opens for fire that was ordered while the link was down, once it is back',
    applies: always,
    run: async (subject) => {
      const at = await stand(subject);
      await subject.breakLink('gone');
      await at.told('fault');
      let opened = false;
      const opening = at.turnstile.releaseForFire().then(() => {
        opened = true;
      });
      assert.equal(opened, false);
      await subject.mendLink();
      await until(subject, 'the lanes to open', () => opened);
      await opening;
      await assertLocks(at, at.ways);
    },
  },
];
