import { celsius, metres } from '@vedette/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ann, bob, type Door, openDoor } from '../../test/lane-kit.ts';
import type { Figure } from '../../test/scripted-face.ts';

type Act = (door: Door, people: Figure[]) => unknown;
const newest = (people: readonly Figure[]): Figure | undefined => people.at(-1);

/** Everything that can happen at a door, in no sensible order. */
const acts: Readonly<Record<string, Act>> = {
  'ann comes': (door, people) => people.push(door.face.comes({ who: ann, mask: 'worn' })),
  'bob comes without a mask': (door, people) => people.push(door.face.comes({ who: bob })),
  'a stranger comes': (door, people) => people.push(door.face.comes({ who: 'stranger' })),
  'somebody doubtful comes': (door, people) =>
    people.push(door.face.comes({ who: ann, mask: 'worn', attack: 'uncertain' })),
  'somebody unread comes': (door, people) => people.push(door.face.stepUp()),
  'the mask is put on': (_, people) => {
    newest(people)?.looks({ mask: 'worn' });
    newest(people)?.read();
  },
  'the challenge is passed': (_, people) => newest(people)?.answers('passed'),
  'the challenge is failed': (_, people) => newest(people)?.answers('failed'),
  'the first leaves': (_, people) => people.shift()?.leaves(),
  'the last leaves': (_, people) => people.pop()?.leaves(),
  'the engine loses one': (_, people) => {
    const lost = people.pop();
    if (lost !== undefined) people.push(lost.breaks(), lost);
  },
  'one is seen': (_, people) => newest(people)?.seen(),
  'a good temperature': (door) => door.thermometer.stepUp(celsius(36.4)),
  'a far temperature': (door) => door.thermometer.stepUp(celsius(36.4), metres(3)),
  'a silent thermometer': (door) => door.thermometer.setSilent(true),
  'a speaking thermometer': (door) => door.thermometer.setSilent(false),
  'somebody walks': (door) => door.turnstile.walkThrough({ lane: door.id, direction: 'in' }),
  'somebody climbs': (door) => door.turnstile.climbThrough({ lane: door.id, direction: 'in' }),
  'the door is pushed': (door) => door.turnstile.pushOpen(door.id),
  'the door shuts': (door) => door.turnstile.shut(door.id),
  'exit is pressed': (door) => door.turnstile.pressExit(door.id),
  'the turnstile falls silent': (door) => door.turnstile.become('silent'),
  'the turnstile is unplugged': (door) => door.turnstile.become('absent'),
  'the turnstile is well': (door) => door.turnstile.become('well'),
  'the store is full': (door) => door.trouble.become('full'),
  'the store is silent': (door) => door.trouble.become('silent'),
  'the store is well': (door) => door.trouble.wake(),
  fire: (door) => door.turnstile.setFire(true),
  'no fire': (door) => door.turnstile.setFire(false),
  'fire is reset': (door) => door.turnstile.resetFire().catch(() => undefined),
  help: (door) => door.page.help(),
  'no face': (door) => door.page.withoutFace(),
  'an operator opens': (door) => void door.lane.open().catch(() => undefined),
  'a guard grants': (door) => answer(door, 'grant'),
  'a guard denies': (door) => answer(door, 'deny'),
  'the duty is loaded anew': (door) => door.lane.renewed(),
  'a frame': (door) => door.page.shoot(),
};

function answer({ lane }: Door, how: 'grant' | 'deny'): void {
  const passage = lane.status().referred?.passage;
  if (passage !== undefined) void lane.answer(passage, how).catch(() => undefined);
}

/** As long as the longest way through the table may take, with a guard who never comes twice. */
const longest = 400_000;

test('nobody waits for ever, whatever happens; every record is completed and no lane stays open', async () => {
  const names = Object.keys(acts);
  const happening = fc.record({
    what: fc.constantFrom(...names),
    wait: fc.constantFrom(0, 10, 300, 1_000, 4_100, 9_000, 20_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 25 }), async (happenings) => {
      const door = await openDoor();
      await door.adopt({
        require: [
          { check: 'mask', onIndeterminate: 'refer' },
          { check: 'presentation-attack', challenge: 'on-doubt' },
          { check: 'screening-temperature', below: 37.3, onIndeterminate: 'refer' },
        ],
      });
      const people: Figure[] = [];
      for (const { what, wait } of happenings) {
        await acts[what]?.(door, people);
        await door.pass(wait);
      }
      for (const person of people) person.leaves();
      door.turnstile.become('well');
      door.turnstile.setFire(false);
      door.turnstile.shut(door.id);
      await door.trouble.wake();
      // The driver tries an unplugged board again after five seconds.
      await door.pass(10_000);
      await door.turnstile.resetFire();
      await door.pass(longest);
      expect(door.lane.status()).toMatchObject({
        state: 'idle',
        referred: null,
        turnstile: 'held',
        fire: false,
      });
      expect(door.isOpen()).toBe(false);
      for (const record of await door.records()) expect(record.completion).not.toBeNull();
      expect(door.faults.filter(({ what }) => what === 'passage' || what === 'sight')).toEqual([]);
      await door.end();
    }),
    { numRuns: 30 },
  );
});

test('whoever stays is not written down more often than every few minutes in the long run', async () => {
  for (const who of [ann, 'stranger', 'ambiguous'] as const) {
    const door = await openDoor();
    await door.adopt({ require: [{ check: 'presentation-attack', challenge: 'always' }] });
    door.face.comes({ who });
    await door.pass(3_600_000);
    expect((await door.records()).length).toBeLessThan(20);
  }
});
