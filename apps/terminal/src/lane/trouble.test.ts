import { expect, test } from 'vitest';
import { ann, bob, openDoor } from '../../test/lane-kit.ts';

test('holds a lane whose record cannot be written, and says that it is out of order', async () => {
  const door = await openDoor();
  door.trouble.become('full');
  door.face.comes({ who: ann });
  await door.pass(100);
  expect(door.isOpen()).toBe(false);
  expect(door.page.screen()).toBe('out-of-order');
  expect(door.lane.status().screen).toBe('out-of-order');
  expect(door.indicator.light()).toBe('red');
  expect(await door.alarms()).toEqual(['storage']);
});

test('opens a lane whose record cannot be written, under a duty that fails safe', async () => {
  const door = await openDoor();
  await door.adopt({ failMode: 'safe' });
  door.trouble.become('full');
  door.face.comes({ who: ann });
  await door.pass(100);
  expect(door.isOpen()).toBe(true);
  expect(door.page.screen()).toBe('granted');
  expect(await door.alarms()).toEqual(['storage']);
  expect(await door.records()).toEqual([]);
});

test('opens only once the record is on the medium', async () => {
  const door = await openDoor();
  door.trouble.become('silent');
  door.face.comes({ who: ann });
  await door.pass(2_000);
  expect(door.isOpen()).toBe(false);
  await door.trouble.wake();
  await door.pass(100);
  expect(door.isOpen()).toBe(true);
  expect(await door.records()).toHaveLength(1);
});

test('gives up on a store that never answers, and says how it ended when it does after all', async () => {
  const door = await openDoor();
  door.trouble.become('silent');
  const person = door.face.comes({ who: ann });
  await door.pass(4_100);
  expect(door.isOpen()).toBe(false);
  expect(door.page.screen()).toBe('out-of-order');
  expect(await door.alarms()).toEqual(['storage']);
  person.leaves();
  await door.pass(1_000);
  await door.trouble.wake();
  await door.pass(100);
  expect(await door.records()).toMatchObject([{ completion: { completion: 'not-taken' } }]);
  expect(door.isOpen()).toBe(false);
  door.face.comes({ who: bob });
  await door.pass(100);
  expect(door.isOpen()).toBe(true);
  expect(door.page.screen()).toBe('granted');
});

test('comes back by itself for who still stands there when the store works again', async () => {
  const door = await openDoor();
  door.trouble.become('full');
  door.face.comes({ who: ann });
  await door.pass(1_000);
  door.trouble.become('well');
  await door.pass(20_000);
  expect(await door.records()).not.toEqual([]);
  expect(door.page.screen()).not.toBe('out-of-order');
});

test('does not open when the turnstile does not answer, and recovers with it', async () => {
  const door = await openDoor();
  door.turnstile.become('silent');
  const person = door.face.comes({ who: ann });
  await door.pass(3_000);
  expect(door.isOpen()).toBe(false);
  expect(door.page.screen()).toBe('out-of-order');
  expect(await door.alarms()).toContain('driver');
  expect((await door.records())[0]?.completion?.completion).toBe('not-taken');
  person.leaves();
  door.turnstile.become('well');
  await door.pass(30_000);
  expect(door.page.screen()).toBe('idle');
  expect(door.isOpen()).toBe(false);
  door.face.comes({ who: bob });
  await door.pass(200);
  expect(door.isOpen()).toBe(true);
});

test('says that it is out of order as soon as the turnstile is unplugged, with nobody there', async () => {
  const door = await openDoor();
  door.turnstile.become('absent');
  await door.pass(2_000);
  expect(door.page.screen()).toBe('out-of-order');
  expect(door.lane.status()).toMatchObject({ screen: 'out-of-order', turnstile: 'connecting' });
  door.turnstile.become('well');
  await door.pass(10_000);
  expect(door.page.screen()).toBe('idle');
  expect(door.lane.status().turnstile).toBe('held');
});

test('a turnstile that is well again does not hide that the store is not', async () => {
  const door = await openDoor();
  door.trouble.become('full');
  const person = door.face.comes({ who: 'stranger' });
  await door.pass(15_000);
  person.leaves();
  door.turnstile.become('absent');
  await door.pass(2_000);
  door.turnstile.become('well');
  await door.pass(10_000);
  expect(door.page.screen()).toBe('out-of-order');
});

test('tells an operator that the lane did not open', async () => {
  const door = await openDoor();
  door.turnstile.become('wrong');
  await door.pass(1_000);
  const opening = expect(door.lane.open()).rejects.toMatchObject({ code: 'driver-failed' });
  await door.pass(1_000);
  await opening;
  door.turnstile.become('well');
  await door.pass(30_000);
  door.trouble.become('full');
  await expect(door.lane.open()).rejects.toMatchObject({ code: 'disk-full' });
  expect(door.isOpen()).toBe(false);
});

test('opens by hand and leaves a manual record of it', async () => {
  const door = await openDoor();
  await door.lane.open();
  expect(door.isOpen()).toBe(true);
  await door.walk();
  expect(await door.records()).toMatchObject([
    { header: { manual: true, outcome: 'granted', by: [] }, completion: { completion: 'taken' } },
  ]);
});

test('grants nobody without a duty', async () => {
  const door = await openDoor({ duty: null });
  expect(door.page.screen()).toBe('out-of-order');
  door.face.comes({ who: ann });
  await door.pass(20_000);
  expect(door.isOpen()).toBe(false);
  expect(await door.records()).toEqual([]);
  expect(door.page.heard[0]).toMatchObject({ type: 'welcome', notice: null });
});

test('does nothing any more once it is closed', async () => {
  const door = await openDoor();
  door.face.comes({ who: 'stranger' });
  await door.pass(100);
  await door.lane.close();
  const before = door.live.length;
  door.page.help();
  door.page.withoutFace();
  door.page.shoot();
  door.turnstile.setFire(true);
  await door.pass(100_000);
  expect(door.live.slice(before).filter(({ type }) => type === 'lane')).toEqual([]);
  await expect(door.lane.answer('x', 'grant')).rejects.toMatchObject({ code: 'conflict' });
  expect(await door.records()).toEqual([]);
  expect(door.faults).toEqual([]);
});

test('goes on when a lamp is broken, and lights it again once it works', async () => {
  const door = await openDoor();
  door.indicator.setBroken(true);
  const person = door.face.comes({ who: ann });
  await door.pass(100);
  expect(door.isOpen()).toBe(true);
  door.indicator.setBroken(false);
  await door.walk();
  person.leaves();
  await door.pass(5_000);
  expect(door.indicator.light()).toBe('idle');
});
