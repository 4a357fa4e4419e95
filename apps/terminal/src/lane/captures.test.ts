import { setImmediate as nextTurn } from 'node:timers/promises';
import { instant, type LaneId } from '@vedette/domain';
import { openPageCamera, parsePageCamera } from '@vedette/drivers';
import { expect, test } from 'vitest';
import { ann, collected, jpegOf, openDoor } from '../../test/lane-kit.ts';
import { scriptedFace } from '../../test/scripted-face.ts';
import { openSight } from './sight.ts';

test('keeps the picture that was decided by, and only under a duty that collects it', async () => {
  const door = await openDoor();
  await door.adopt({ collect: { capture: collected } });
  const person = door.face.stepUp({ who: ann });
  door.page.shoot(1);
  await door.pass(0);
  door.page.shoot(2);
  person.read();
  await door.pass(0);
  const [record] = await door.records();
  const [capture] = (await door.store.captures.list({})).items;
  expect(capture?.record).toBe(record?.header.id);
  expect(record?.body.unwrap('test')).toEqual({ capture: record?.header.id });
  if (capture === undefined) throw new Error('no capture');
  expect(Buffer.from((await door.store.captures.image(capture.id)) ?? [])).toEqual(Buffer.from(jpegOf(2)));
});

test('keeps no picture under a duty that collects none', async () => {
  const door = await openDoor();
  door.face.stepUp({ who: ann });
  door.page.shoot();
  await door.pass(0);
  door.face.comes({ who: ann });
  await door.pass(0);
  expect(await door.store.captures.count()).toBe(0);
});

test('does not open when the picture that the duty wants cannot be written', async () => {
  const door = await openDoor();
  await door.adopt({ collect: { capture: collected } });
  const person = door.face.stepUp({ who: ann });
  door.page.shoot();
  door.trouble.become('full');
  person.read();
  await door.pass(0);
  expect(door.isOpen()).toBe(false);
  expect(await door.alarms()).toEqual(['storage']);
});

function sight(wanted: () => boolean) {
  const lane = 'lane-1' as LaneId;
  const engine = scriptedFace(lane, () => instant(0));
  const camera = openPageCamera(parsePageCamera({ driver: 'page' }));
  const ignore = () => undefined;
  const listener = {
    ...{ appeared: ignore, evidence: ignore, left: ignore, lost: ignore },
    ...{ coaching: ignore, challenged: ignore, boxes: ignore },
  };
  const opened = openSight({ lane, engine, camera, listener, wantsPicture: wanted, onFault: ignore });
  return { opened, engine, feed: opened.openFeed() };
}

test('a frame that no passage needs is zeroed as soon as the engine has it', async () => {
  const { opened, engine, feed } = sight(() => false);
  const jpeg = jpegOf(9);
  feed.push({ sequence: 1, takenAt: instant(0), jpeg });
  expect(jpeg.every((byte) => byte === 0)).toBe(true);
  expect(engine.pictures[0]).toEqual(jpegOf(9));
  expect(opened.picture()).toBeNull();
  await opened.close();
});

test('of frames that a passage needs only the newest is kept, and that until the passage is over', async () => {
  const { opened, feed } = sight(() => true);
  const [first, second] = [jpegOf(1), jpegOf(2)];
  feed.push({ sequence: 1, takenAt: instant(0), jpeg: first });
  await nextTurn();
  feed.push({ sequence: 2, takenAt: instant(1), jpeg: second });
  expect(first.every((byte) => byte === 0)).toBe(true);
  expect(opened.picture()?.jpeg).toEqual(jpegOf(2));
  opened.dropPicture();
  expect(second.every((byte) => byte === 0)).toBe(true);
  expect(opened.picture()).toBeNull();
  await opened.close();
});
