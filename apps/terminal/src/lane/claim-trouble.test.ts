import type { Duty } from '@vedette/domain';
import type { PassRecord } from '@vedette/store';
import { expect, test } from 'vitest';
import { outcome, passOf, show, until } from '../../test/credential-kit.ts';
import { ann, bob, type Door, openDoor, openDuty } from '../../test/lane-kit.ts';

const paperOf = (door: Door): string => passOf(door, ann, { entries: 'single' });
const refer: Duty = {
  ...openDuty,
  identify: { anyOf: ['face', 'card', 'pass'], onIndeterminate: 'refer' },
};
const idle = (door: Door): Promise<void> =>
  until(door, () => expect(door.lane.status().state).toBe('idle'), 1_000);

/** Nobody shows anything else: the wait ends, and what is missing is refused. */
async function refused(door: Door, count = 1): Promise<PassRecord> {
  await door.pass(10_000);
  return outcome(door, 'denied', count);
}

/** Nothing of the failed claim is left: the same pass opens the lane, once. */
async function opensOnce(door: Door, paper: string): Promise<void> {
  show(door, paper);
  await until(door, () => expect(door.isOpen()).toBe(true));
  await door.walk();
  await idle(door);
  show(door, paper);
  await door.pass(10_000);
  expect(door.isOpen()).toBe(false);
}

test.each([
  ['secure', openDuty],
  ['safe', { ...openDuty, failMode: 'safe' } satisfies Duty],
] as const)('a disk that is full while a pass is claimed keeps a %s door shut', async (_, duty) => {
  const door = await openDoor({ duty });
  door.trouble.become('full', 'passes');
  const paper = paperOf(door);
  show(door, paper);
  const { header } = await refused(door);
  expect(header).toMatchObject({ outcome: 'denied', reasons: ['credential:unverified'] });
  expect(door.isOpen()).toBe(false);
  await idle(door);
  door.trouble.become('well');
  await opensOnce(door, paper);
});

test('a guard decides where the duty refers what nobody can check, and the entry is spent by walking', async () => {
  const door = await openDoor({ duty: refer });
  door.trouble.become('full', 'passes');
  const paper = paperOf(door);
  show(door, paper);
  await door.pass(8_500);
  expect(door.lane.status().referred?.reasons).toEqual(['credential:unverified']);
  expect(door.isOpen()).toBe(false);
  await door.lane.answer(door.lane.status().referred?.passage ?? '', 'grant');
  expect(door.isOpen()).toBe(true);
});

test('a store that never answers a claim stops neither the lane nor the faces', async () => {
  const door = await openDoor();
  door.trouble.become('silent', 'passes');
  const paper = paperOf(door);
  show(door, paper);
  await door.pass(3_500);
  expect(door.page.screens().at(-1)?.needs).toMatchObject([{ because: 'credential:unverified' }]);
  const person = door.face.comes({ who: ann });
  await outcome(door, 'granted');
  await door.walk();
  person.leaves();
  await idle(door);
  door.face.comes({ who: bob });
  await outcome(door, 'granted', 2);
});

test('a claim that the store makes long after the lane has given up is given back', async () => {
  const door = await openDoor();
  door.trouble.become('silent', 'passes');
  const paper = paperOf(door);
  show(door, paper);
  await door.pass(20_000);
  await idle(door);
  await door.trouble.wake();
  await opensOnce(door, paper);
});

test('an entry that could not be given back is given back once the store works', async () => {
  const door = await openDoor();
  const paper = paperOf(door);
  show(door, paper);
  await outcome(door, 'granted');
  door.trouble.become('full', 'passes');
  await idle(door);
  expect(door.faults.map(({ what }) => what)).toContain('showing');
  door.trouble.become('well');
  await opensOnce(door, paper);
});

test('an entry that was walked with stays spent, though the store could not say so at once', async () => {
  const door = await openDoor();
  const paper = paperOf(door);
  show(door, paper);
  await outcome(door, 'granted');
  door.trouble.become('full', 'passes');
  await door.walk();
  await idle(door);
  door.trouble.become('well');
  show(door, paper);
  const { header } = await refused(door, 2);
  expect(header.reasons).toEqual(['credential:replayed']);
});
