import type { LaneId, PersonId } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import { passageIds } from '@vedette/store';
import { expect, onTestFinished, test } from 'vitest';
import { ann, type Door, openDoor } from '../../test/lane-kit.ts';
import { scriptedFace } from '../../test/scripted-face.ts';
import { parseConfig } from '../config.ts';
import { openLive } from '../live.ts';
import { openHardware } from './hardware.ts';
import { type OpenedLanes, openLanes } from './open-lanes.ts';

/** Lanes as the terminal opens them, over the store and the knowledge of a door. */
async function opened(door: Door, settings: unknown): Promise<OpenedLanes> {
  const config = parseConfig(settings);
  const hardware = await openHardware(config);
  onTestFinished(() => hardware.close());
  const engine = { watch: scriptedFace('a' as LaneId, door.now).watch } as FaceEngine;
  const lanes = await openLanes({
    ...{ config, hardware, engine, store: door.store, knowledge: door.knowledge },
    live: openLive(() => undefined),
    credentials: door.credentials,
    clock: {
      now: door.now,
      local: () => ({ date: '2026-11-24', weekday: 2, minute: 540 }),
      quality: () => 'trusted',
    },
    newId: passageIds(door.now, door.now()),
    site: () => 'East gate',
    kioskBase: () => 'http://localhost:7080/kiosk/',
    onFault: () => undefined,
  });
  onTestFinished(() => lanes.close());
  return lanes;
}

const two = {
  lanes: [{ id: 'a' }, { id: 'b', direction: 'out' }],
  turnstiles: {
    gate: { driver: 'simulated', lanes: [{ lane: 'a' }, { lane: 'b', directions: 'out' }] },
  },
};

test('opens each lane of the settings, with a key of its own that stays the same', async () => {
  const door = await openDoor();
  const lanes = await opened(door, two);
  expect(lanes.list().map(({ id, state }) => [id, state])).toEqual([
    ['a', 'idle'],
    ['b', 'idle'],
  ]);
  const [a, b] = [lanes.kioskUrl('a' as LaneId), lanes.kioskUrl('b' as LaneId)];
  expect(a).toMatch(/^http:\/\/localhost:7080\/kiosk\/#lane=a&key=[\w-]{22}$/);
  expect(a.split('key=')[1]).not.toBe(b.split('key=')[1]);
  await lanes.close();
  expect((await opened(door, two)).kioskUrl('a' as LaneId)).toBe(a);
});

test('knows no lane that is not in the settings', async () => {
  const lanes = await opened(await openDoor(), two);
  const nowhere = 'constructor' as LaneId;
  expect(() => lanes.kioskUrl(nowhere)).toThrow(expect.objectContaining({ code: 'not-found' }));
  await expect(lanes.open(nowhere)).rejects.toMatchObject({ code: 'not-found' });
  await expect(lanes.answer(nowhere, 'x', 'grant')).rejects.toMatchObject({ code: 'not-found' });
  expect(lanes.doorOf(nowhere)).toBeUndefined();
});

test.each([
  ['a lane that its turnstile does not have', { ...two, lanes: [{ id: 'c' }] }],
  ['a direction that its lane does not have', { ...two, lanes: [{ id: 'a', direction: 'out' }] }],
])('refuses %s at once, and not when the first person is granted', async (_what, settings) => {
  await expect(opened(await openDoor(), settings)).rejects.toMatchObject({ code: 'input-invalid' });
});

test('forgets a deleted person on every lane', async () => {
  const door = await openDoor();
  const lanes = await opened(door, two);
  await lanes.reload();
  const standing = (person: PersonId) =>
    door.knowledge.context(door.now(), { direction: 'in', area: null }, false).standing(person);
  expect(standing(ann)).toBe('enrolled');
  await lanes.forget(ann);
  expect(standing(ann)).toBe('removed');
});

test('tests every part of every lane', async () => {
  const lanes = await opened(await openDoor(), {
    ...two,
    lanes: [{ id: 'a', thermometer: { driver: 'simulated' } }],
  });
  const reports = await lanes.selfTest();
  expect(reports.map(({ driver }) => driver)).toEqual(['simulated', 'page', 'simulated', 'page-camera-qr']);
});
