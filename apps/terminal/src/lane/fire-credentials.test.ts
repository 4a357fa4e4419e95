import type { Duty } from '@vedette/domain';
import { expect, test } from 'vitest';
import { documentOf, knownTo, openPlatform, passOf, ran, show, until } from '../../test/credential-kit.ts';
import { ann, type Door, openDoor, openDuty } from '../../test/lane-kit.ts';

const screening: Duty = {
  ...openDuty,
  identify: { anyOf: ['face', 'health-code', 'id-document', 'pass'], whom: 'anyone' },
  require: [{ check: 'health-status', colour: 'green' }],
};

/** What hangs while a credential is verified; gives the way to let it go on. */
const hanging: readonly (readonly [string, (door: Door) => Promise<() => unknown>])[] = [
  [
    'a platform does not answer',
    async (door) => {
      const { simulator, code } = await openPlatform(door, 'national', [knownTo(ran)]);
      simulator.setFaults({ fault: 'silent' });
      show(door, code(knownTo(ran)));
      await until(door, () => expect(simulator.seen).toHaveLength(1));
      return () => simulator.setFaults({ fault: null });
    },
  ],
  [
    'the store does not answer a claim',
    async (door) => {
      door.trouble.become('silent', 'passes');
      show(door, passOf(door, ann, { entries: 'single' }));
      return () => door.trouble.wake();
    },
  ],
  [
    'a record is being written',
    async (door) => {
      await door.adopt({ require: [] });
      door.trouble.become('silent', 'records');
      show(door, passOf(door, ann));
      await until(door, () => expect(door.lane.status().state).toBe('releasing'));
      return () => door.trouble.wake();
    },
  ],
];

test.each(hanging)('opens for fire at once while %s, and serves people afterwards', async (_, hang) => {
  const door = await openDoor({ duty: screening });
  const goOn = await hang(door);
  await until(door, () => expect(door.lane.status().state).not.toBe('idle'));
  door.turnstile.setFire(true);
  await door.pass(60);
  expect(door.isOpen()).toBe(true);
  expect(door.lane.status()).toMatchObject({ state: 'fire-open', screen: 'fire', fire: true });

  await goOn();
  show(door, passOf(door, ann));
  await door.pass(10_000);
  expect(door.lane.status().state).toBe('fire-open');
  expect((await door.records()).filter(({ completion }) => completion?.completion === 'taken')).toEqual([]);

  door.turnstile.setFire(false);
  await door.pass(100);
  await door.turnstile.resetFire();
  await door.adopt({ require: [] });
  await until(door, () => expect(door.lane.status().state).toBe('idle'));
  await door.pass(10_000);
  show(door, passOf(door, ann));
  await until(door, () => expect(door.page.screen()).toBe('granted'));
});

test('opens for fire at once while a photograph is decoded for ever', async () => {
  let asked = false;
  const portraits = {
    decode: () => {
      asked = true;
      return new Promise<null>(() => undefined);
    },
  };
  const door = await openDoor({ duty: screening, portraits });
  show(door, documentOf(ran, new Uint8Array(1_024)));
  await until(door, () => expect(asked).toBe(true));
  door.turnstile.setFire(true);
  await door.pass(60);
  expect(door.isOpen()).toBe(true);
  expect(door.page.screen()).toBe('fire');
});

test('serves the next, although a photograph is decoded for ever', async () => {
  const portraits = { decode: () => new Promise<null>(() => undefined) };
  const door = await openDoor({ duty: { ...screening, require: [] }, portraits });
  show(door, documentOf(ran, new Uint8Array(1_024)));
  await until(door, () => expect(door.lane.status().state).toBe('presented'));
  await door.pass(20_000);
  door.face.comes({ who: ann });
  await until(door, () => expect(door.isOpen()).toBe(true));
});
