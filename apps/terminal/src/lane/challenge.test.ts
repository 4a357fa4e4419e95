import { expect, test } from 'vitest';
import { ann, namelessDuty, openDoor } from '../../test/lane-kit.ts';

const always = { require: [{ check: 'presentation-attack', challenge: 'always' }] } as const;
const onDoubt = { require: [{ check: 'presentation-attack', challenge: 'on-doubt' }] } as const;
const never = { require: [{ check: 'presentation-attack', challenge: 'never' }] } as const;

test('asks once a passage, and grants who does it', async () => {
  const door = await openDoor();
  await door.adopt(always);
  const person = door.face.comes({ who: ann });
  await door.pass(500);
  person.looks({ mask: 'unknown' });
  person.read();
  await door.pass(500);
  expect(door.face.asked).toHaveLength(1);
  expect(door.page.screens().at(-1)).toMatchObject({ screen: 'challenge', challenge: door.face.asked[0] });
  person.answers('passed');
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
  expect(door.page.screens().at(-1)?.challenge).toBeNull();
});

test('denies who fails it, and does not let them try for ever', async () => {
  const door = await openDoor();
  await door.adopt(always);
  const person = door.face.comes({ who: ann });
  await door.pass(500);
  person.answers('failed');
  await door.pass(0);
  expect(door.page.screens().at(-1)?.reasons).toEqual(['presentation-attack:challenge-failed']);
  await door.pass(300_000);
  expect(await door.records()).toHaveLength(1);
});

test('denies who never answers after the time that the challenge allows', async () => {
  const door = await openDoor();
  await door.adopt(always);
  const person = door.face.stepUp({ who: ann });
  await door.pass(7_000);
  person.read();
  await door.pass(8_500);
  expect(door.page.screen()).toBe('challenge');
  await door.pass(2_000);
  expect(door.page.screens().at(-1)).toMatchObject({
    screen: 'denied',
    reasons: ['presentation-attack:not-presented'],
  });
});

test('asks in doubt only, under a duty that says so', async () => {
  const door = await openDoor();
  await door.adopt(onDoubt);
  const first = door.face.comes({ who: ann });
  await door.pass(0);
  expect(door.face.asked).toEqual([]);
  expect(door.isOpen()).toBe(true);
  await door.walk();
  first.leaves();
  await door.pass(5_000);
  door.face.comes({ who: ann, attack: 'uncertain' });
  await door.pass(0);
  expect(door.face.asked).toHaveLength(1);
  expect(door.isOpen()).toBe(false);
});

test('asks no face for a blink that was not looked at yet', async () => {
  const door = await openDoor({ duty: { ...namelessDuty, ...onDoubt } });
  const person = door.face.stepUp();
  await door.pass(1_000);
  expect(door.face.asked).toEqual([]);
  person.read();
  await door.pass(0);
  expect(door.face.asked).toEqual([]);
  expect(door.isOpen()).toBe(true);
});

test('asks nobody under a duty that never does', async () => {
  const door = await openDoor();
  await door.adopt(never);
  door.face.comes({ who: ann, attack: 'uncertain' });
  await door.pass(0);
  expect(door.face.asked).toEqual([]);
  expect(door.page.screens().at(-1)?.reasons).toEqual(['presentation-attack:unknown']);
});
