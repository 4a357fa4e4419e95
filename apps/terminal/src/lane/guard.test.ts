import { celsius, metres } from '@vedette/domain';
import { expect, test } from 'vitest';
import { ann, bob, type Door, namelessDuty, openDoor } from '../../test/lane-kit.ts';

const temperature = {
  ...namelessDuty,
  require: [{ check: 'screening-temperature', below: 37.3, onIndeterminate: 'refer' }],
  alarmOn: ['screening-temperature:too-high'],
} as const;

async function referred(): Promise<Door> {
  const door = await openDoor({ duty: temperature });
  door.thermometer.stepUp(celsius(36.5), metres(2));
  door.face.stepUp();
  await door.pass(6_000);
  return door;
}
const waiting = (door: Door): string => door.lane.status().referred?.passage ?? '';

test('opens for a good temperature, of nobody by name', async () => {
  const door = await openDoor({ duty: temperature });
  door.thermometer.stepUp(celsius(36.5));
  door.face.stepUp({ who: ann });
  await door.pass(100);
  expect(door.isOpen()).toBe(true);
  const [record] = await door.records();
  expect(record).toMatchObject({ header: { by: [], outcome: 'granted' }, subjectTag: null });
  expect(record?.body.unwrap('test')).toEqual({});
});

test('denies a high temperature and raises the alarm that the duty wants', async () => {
  const door = await openDoor({ duty: temperature });
  door.thermometer.stepUp(celsius(38.4));
  door.face.stepUp();
  await door.pass(100);
  expect(door.page.screens().at(-1)).toMatchObject({
    screen: 'denied',
    reasons: ['screening-temperature:too-high'],
  });
  expect(await door.alarms()).toEqual(['screening-temperature:too-high']);
  await door.pass(120_000);
  expect(await door.records()).toHaveLength(1);
});

test('measures again while somebody is still walking up', async () => {
  const door = await openDoor({ duty: temperature });
  door.thermometer.stepUp(celsius(35), metres(2));
  door.face.stepUp();
  await door.pass(1_000);
  expect(door.page.screen()).toBe('checking');
  door.thermometer.stepUp(celsius(36.6), metres(0.6));
  await door.pass(1_000);
  expect(door.isOpen()).toBe(true);
  expect(await door.records()).toHaveLength(1);
});

test('calls a guard for a reading that means nothing, and opens when the guard grants', async () => {
  const door = await referred();
  expect(door.page.screen()).toBe('refer');
  expect(door.lane.status().referred).toMatchObject({ reasons: ['screening-temperature:outside-envelope'] });
  await door.lane.answer(waiting(door), 'grant');
  expect(door.isOpen()).toBe(true);
  expect(door.page.screen()).toBe('granted');
  await door.walk();
  const records = await door.records();
  expect(records.map(({ header: { outcome, manual } }) => [outcome, manual])).toEqual([
    ['refer', false],
    ['granted', true],
  ]);
  expect(records.map(({ completion }) => completion?.completion)).toEqual(['not-taken', 'taken']);
});

test('shows a refusal when the guard refuses, waits no longer, and lets nothing overrule it', async () => {
  const door = await referred();
  await door.lane.answer(waiting(door), 'deny');
  await door.pass(0);
  expect(door.page.screens().at(-1)).toMatchObject({ screen: 'denied', reasons: ['operator:refused'] });
  expect(door.lane.status().referred).toBeNull();
  door.thermometer.stepUp(celsius(36.5), metres(0.5));
  await door.pass(300_000);
  expect(door.lane.status().state).toBe('idle');
  expect((await door.records()).map(({ header: { reasons, manual } }) => [reasons, manual])).toEqual([
    [['screening-temperature:outside-envelope'], false],
    [['operator:refused'], true],
  ]);
});

test('refuses an answer for a passage that no longer waits', async () => {
  const door = await referred();
  const passage = waiting(door);
  await door.lane.answer(passage, 'deny');
  await expect(door.lane.answer(passage, 'grant')).rejects.toMatchObject({ code: 'conflict' });
  await expect(door.lane.answer('', 'grant')).rejects.toMatchObject({ code: 'conflict' });
  expect(door.isOpen()).toBe(false);
});

test('takes only the first of two answers given at once', async () => {
  const door = await referred();
  const passage = waiting(door);
  const answers = await Promise.allSettled([
    door.lane.answer(passage, 'deny'),
    door.lane.answer(passage, 'grant'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(door.isOpen()).toBe(false);
});

test('opens for nobody when the person has left before the guard answers', async () => {
  const door = await openDoor({ duty: temperature });
  door.thermometer.stepUp(celsius(36.5), metres(2));
  const person = door.face.stepUp();
  await door.pass(6_000);
  const passage = waiting(door);
  person.leaves();
  await expect(door.lane.answer(passage, 'grant')).rejects.toMatchObject({ code: 'conflict' });
  expect(door.isOpen()).toBe(false);
});

test('a passage that no guard answers ends by itself', async () => {
  const door = await referred();
  await door.pass(80_000);
  expect(door.page.screen()).toBe('refer');
  await door.pass(15_000);
  expect(door.lane.status()).toMatchObject({ state: 'idle', referred: null });
  expect(await door.records()).toMatchObject([{ completion: { completion: 'not-taken' } }]);
});

test('says that it is out of order when the thermometer does not answer, and that once', async () => {
  const door = await openDoor({ duty: temperature });
  door.thermometer.setSilent(true);
  const person = door.face.stepUp();
  await door.pass(20_000);
  expect(door.isOpen()).toBe(false);
  expect(door.page.screen()).toBe('out-of-order');
  expect(await door.alarms()).toEqual(['driver']);
  person.leaves();
  door.thermometer.setSilent(false);
  door.thermometer.stepUp(celsius(36.5));
  door.face.stepUp();
  await door.pass(3_000);
  expect(door.page.screen()).toBe('granted');
});

test('calls a guard when the help button is pressed, also with nobody in sight, and again later', async () => {
  const door = await openDoor();
  door.page.help();
  door.page.help();
  await door.pass(0);
  expect(await door.alarms()).toEqual(['help']);
  expect(door.lane.status().referred).toMatchObject({ reasons: [], since: door.now() });
  await door.lane.answer(waiting(door), 'grant');
  expect(door.isOpen()).toBe(true);
  await door.pass(100_000);
  expect(door.lane.status().referred).toBeNull();
  door.page.help();
  await door.pass(95_000);
  expect(door.lane.status().referred).toBeNull();
  door.page.help();
  await door.pass(0);
  expect(await door.alarms()).toEqual(['help', 'help', 'help']);
});

test('keeps a call of somebody out of sight while others pass', async () => {
  const door = await openDoor();
  door.page.help();
  const person = door.face.comes({ who: ann });
  await door.pass(100);
  await door.walk();
  person.leaves();
  await door.pass(5_000);
  expect(door.lane.status()).toMatchObject({ state: 'idle', referred: { reasons: [] } });
});

test('a denied person who presses help is given the time a guard needs', async () => {
  const door = await openDoor();
  door.face.comes({ who: 'stranger' });
  await door.pass(8_500);
  door.page.help();
  await door.pass(60_000);
  expect(door.lane.status().state).toBe('decided');
  await door.lane.answer(waiting(door), 'grant');
  expect(door.isOpen()).toBe(true);
});

test('a person who would rather not show a face is not let in by it, and a guard is called', async () => {
  const door = await openDoor();
  const person = door.face.stepUp({ who: ann });
  await door.pass(500);
  door.page.withoutFace();
  await door.pass(0);
  person.read();
  await door.pass(30_000);
  expect(door.isOpen()).toBe(false);
  expect(door.page.screen()).toBe('show-pass');
  expect(await door.alarms()).toEqual(['help']);
  await door.lane.answer(waiting(door), 'grant');
  expect(door.isOpen()).toBe(true);
  expect(await door.records()).toMatchObject([{ header: { manual: true, by: [] } }]);
});

test('asks for a pass when nobody is in sight and somebody would rather not show a face', async () => {
  const door = await openDoor();
  door.page.withoutFace();
  await door.pass(1_000);
  expect(door.page.screen()).toBe('show-pass');
  await door.pass(100_000);
  expect(door.lane.status()).toMatchObject({ state: 'idle', referred: null });
});

test('a guard’s no to somebody who pressed help stands until they have gone', async () => {
  const door = await openDoor();
  const person = door.face.stepUp({ who: bob });
  await door.pass(100);
  door.page.help();
  await door.pass(0);
  await door.lane.answer(waiting(door), 'deny');
  person.read();
  await door.pass(60_000);
  expect(door.isOpen()).toBe(false);
  expect(await door.records()).toHaveLength(1);
  person.leaves();
  door.face.comes({ who: bob });
  await door.pass(100);
  expect(door.isOpen()).toBe(true);
});
