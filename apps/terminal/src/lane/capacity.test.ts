import type { AreaId } from '@vedette/domain';
import { expect, test } from 'vitest';
import { ann, bob, type Door, type OpenedLane, openDoor } from '../../test/lane-kit.ts';

const hall = 'hall' as AreaId;
const lanes = [
  { id: 'lane-1', direction: 'in' },
  { id: 'lane-2', direction: 'out' },
] as const;
const full = { require: [{ check: 'capacity', area: hall }] } as const;

async function through(door: Door, { face, id, direction }: OpenedLane, who = ann): Promise<void> {
  const person = face.comes({ who });
  await door.pass(100);
  expect(door.turnstile.walkThrough({ lane: id, direction })).toBe('walked');
  await door.pass(1_000);
  person.leaves();
  await door.pass(3_000);
}
const inside = (door: Door) =>
  door.knowledge.context(door.now(), { direction: 'in', area: null }, false).areas.get(hall)?.inside;

test('counts in at one lane and out at another, and lets the waiting one in when somebody leaves', async () => {
  const door = await openDoor({ lanes, capacity: 1 });
  await door.adopt(full);
  const [entrance, exit] = door.lanes;
  if (entrance === undefined || exit === undefined) throw new Error('two lanes');
  await through(door, entrance);
  expect(inside(door)).toBe(1);
  entrance.face.comes({ who: bob });
  await door.pass(30_000);
  expect(door.isOpen()).toBe(false);
  expect((await door.records()).at(-1)?.header.reasons).toEqual(['capacity:full']);
  await through(door, exit);
  await door.pass(1_100);
  expect(door.isOpen()).toBe(true);
});

test('counts out who leaves by the exit button, and who opens a door and does not go through it not at all', async () => {
  const door = await openDoor({ capacity: 5 });
  await door.adopt(full);
  await through(door, door);
  expect(inside(door)).toBe(1);
  const other = door.face.comes({ who: bob });
  await door.pass(6_000);
  other.leaves();
  expect(inside(door)).toBe(1);
  await door.pass(10_000);
  door.turnstile.pressExit(door.id);
  await door.pass(300);
  expect(door.turnstile.walkThrough({ lane: door.id, direction: 'out' })).toBe('walked');
  await door.pass(1_000);
  expect(inside(door)).toBe(0);
  expect(await door.alarms()).toEqual([]);
});
