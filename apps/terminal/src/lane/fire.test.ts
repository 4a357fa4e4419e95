import { expect, test } from 'vitest';
import { ann, type Door, openDoor } from '../../test/lane-kit.ts';
import type { Figure } from '../../test/scripted-face.ts';

/** How a door comes into each phase. */
const ways: readonly (readonly [string, (door: Door) => Promise<Figure | undefined>])[] = [
  ['idle', async () => undefined],
  [
    'presented',
    async (door) => {
      const person = door.face.comes({ who: 'stranger' });
      await door.pass(100);
      return person;
    },
  ],
  [
    'decided',
    async (door) => {
      const person = door.face.comes({ who: 'stranger' });
      await door.pass(8_100);
      return person;
    },
  ],
  [
    'releasing',
    async (door) => {
      door.trouble.become('silent');
      const person = door.face.comes({ who: ann });
      await door.pass(100);
      return person;
    },
  ],
  [
    'released',
    async (door) => {
      const person = door.face.comes({ who: ann });
      await door.pass(100);
      return person;
    },
  ],
  [
    'taken',
    async (door) => {
      const person = door.face.comes({ who: ann });
      await door.pass(100);
      await door.walk();
      return person;
    },
  ],
  [
    'not-taken',
    async (door) => {
      const person = door.face.comes({ who: ann });
      await door.pass(6_000);
      return person;
    },
  ],
  [
    'forced',
    async (door) => {
      door.turnstile.pushOpen(door.id);
      await door.pass(100);
      return undefined;
    },
  ],
  [
    'held-open',
    async (door) => {
      door.turnstile.pushOpen(door.id);
      await door.pass(10_500);
      return undefined;
    },
  ],
];

test.each(ways)(
  'opens for fire when it is %s, shows it, and serves people again afterwards',
  async (phase, come) => {
    const door = await openDoor();
    const person = await come(door);
    expect(door.lane.status().state).toBe(phase);
    door.turnstile.setFire(true);
    await door.pass(100);
    expect(door.isOpen()).toBe(true);
    expect(door.page.screen()).toBe('fire');
    expect(door.lane.status()).toMatchObject({ state: 'fire-open', screen: 'fire', fire: true });
    expect(await door.alarms()).toContain('fire');
    person?.leaves();
    await door.trouble.wake();
    await door.pass(60_000);
    expect(door.isOpen()).toBe(true);

    door.turnstile.setFire(false);
    door.turnstile.shut(door.id);
    await door.pass(1_000);
    expect(door.isOpen()).toBe(true);
    await door.turnstile.resetFire();
    await door.pass(100);
    for (const record of await door.records()) expect(record.completion).not.toBeNull();
    expect(door.lane.status().state).toBe('idle');
    door.face.comes({ who: ann });
    await door.pass(500);
    expect(door.isOpen()).toBe(true);
    expect(door.page.screen()).toBe('granted');
  },
);

test('does not wait for a store that never answers', async () => {
  const door = await openDoor();
  door.trouble.become('silent');
  door.face.comes({ who: ann });
  await door.pass(10);
  door.turnstile.setFire(true);
  await door.pass(60);
  expect(door.page.screen()).toBe('fire');
});

test('begins with fire when the hardware was on fire before the lane was', async () => {
  const door = await openDoor();
  await door.turnstile.releaseForFire();
  await door.pass(100);
  expect(door.page.screen()).toBe('fire');
  await expect(door.lane.open()).resolves.toBeUndefined();
  expect(door.isOpen()).toBe(true);
});

test('fire that comes right after a reset is not undone by it', async () => {
  const door = await openDoor();
  await door.turnstile.releaseForFire();
  door.trouble.become('silent');
  const reset = door.turnstile.resetFire();
  door.turnstile.setFire(true);
  await door.pass(200);
  await reset.catch(() => undefined);
  expect(door.lane.status()).toMatchObject({ state: 'fire-open', fire: true });
});
