import { contractVersion, frameHeaderBytes, type ToKiosk } from '@vedette/contract';
import { expect, test } from 'vitest';
import { ann, type Door, jpegOf, names, openDoor } from '../../test/lane-kit.ts';
import { type KioskSession, openKioskSession } from '../kiosk-link/session.ts';

const key = 'a-long-enough-key';

interface Connected extends KioskSession {
  readonly heard: ToKiosk[];
  closed: () => void;
  isCut(): boolean;
}

function connect(door: Door, hello: object | null = {}): Connected {
  const heard: ToKiosk[] = [];
  let cut = false;
  const session = openKioskSession({
    wire: {
      send: (message) => void heard.push(message),
      close: () => {
        cut = true;
      },
    },
    doorOf: (lane) => (lane === door.id ? { door: door.lane, key } : undefined),
  });
  const first = { type: 'hello', version: contractVersion, key, lane: door.id, camera: 'live' };
  if (hello !== null) session.text(JSON.stringify({ ...first, ...hello }));
  return { ...session, heard, isCut: () => cut };
}

function frame(jpeg: Uint8Array, sequence = 1, takenAt = 1_000): Buffer {
  const message = Buffer.alloc(frameHeaderBytes + jpeg.length);
  message.writeUInt8(1);
  message.writeUInt32BE(sequence, 4);
  message.writeDoubleBE(takenAt, 8);
  message.set(jpeg, frameHeaderBytes);
  return message;
}

test('takes frames of the newest page with a picture, and shows screens on every page', async () => {
  const door = await openDoor();
  const newer = door.newPage('live');
  const blind = door.newPage('none');
  door.page.shoot(1);
  newer.shoot(2);
  expect(door.face.pictures.map((bytes) => bytes.at(-1))).toEqual([2]);
  door.face.comes({ who: ann });
  await door.pass(0);
  expect([door.page, newer, blind].map((page) => page.screen())).toEqual(['granted', 'granted', 'granted']);
});

test('takes frames of the older page again when the newer one has gone, or lost its camera', async () => {
  const door = await openDoor();
  door.page.shoot(1);
  await door.pass(0);
  const newer = door.newPage('live');
  newer.shoot(2);
  await door.pass(0);
  newer.camera('denied');
  door.page.shoot(3);
  await door.pass(0);
  newer.camera('live');
  newer.shoot(4);
  await door.pass(0);
  newer.detach();
  newer.detach();
  newer.shoot(5);
  door.page.shoot(6);
  expect(door.face.pictures.map((bytes) => bytes.at(-1))).toEqual([1, 2, 3, 4, 6]);
  expect(door.lane.status().camera).toBe('live');
});

test('answers each frame, so that the page sends the next', async () => {
  const door = await openDoor();
  door.page.shoot();
  door.page.shoot();
  expect(door.page.heard.filter(({ type }) => type === 'frame-taken')).toEqual([
    { type: 'frame-taken', sequence: 1 },
    { type: 'frame-taken', sequence: 2 },
  ]);
});

test('says which camera the lane has', async () => {
  const door = await openDoor();
  expect(door.lane.status().camera).toBe('live');
  door.page.camera('denied');
  expect(door.lane.status().camera).toBe('denied');
  door.newPage('walk-past');
  expect(door.lane.status().camera).toBe('walk-past');
  expect(door.live.at(-1)).toMatchObject({ type: 'lane', lane: { camera: 'walk-past' } });
});

test('sends nothing to a page for a frame that shows nothing new', async () => {
  const door = await openDoor();
  const stranger = door.face.comes({ who: 'stranger' });
  await door.pass(100);
  const [screens, told] = [door.page.screens().length, door.live.length];
  for (let frames = 0; frames < 50; frames += 1) {
    door.page.shoot();
    stranger.seen();
    await door.pass(20);
  }
  expect(door.page.screens()).toHaveLength(screens);
  expect(door.live).toHaveLength(told);
});

test('says one thing to do at a time while the face cannot be read', async () => {
  const door = await openDoor();
  const person = door.face.stepUp({ who: ann, faults: ['too-dark'] });
  await door.pass(0);
  expect(door.page.screens().at(-1)).toMatchObject({ screen: 'look', coaching: 'more-light' });
  person.looks({ faults: [] });
  person.seen();
  expect(door.page.screens().at(-1)).toMatchObject({ screen: 'look', coaching: null });
});

test('draws the face where it is in the frame', async () => {
  const door = await openDoor();
  const person = door.face.stepUp();
  const boxes = [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }];
  expect(door.page.heard.at(-1)).toEqual({ type: 'faces', sequence: 0, boxes });
  person.leaves();
  expect(door.page.heard.findLast(({ type }) => type === 'faces')).toMatchObject({ boxes: [] });
});

test('never sends a name, a number or an id of a person over the wire', async () => {
  const door = await openDoor();
  const [lonely, ...others] = [...names.keys()].map((who) => door.face.comes({ who }));
  await door.pass(100);
  await door.walk();
  for (const figure of others) figure.leaves();
  await door.pass(20_000);
  lonely?.leaves();
  door.page.help();
  await door.pass(100_000);
  const wire = JSON.stringify([door.page.heard, door.live]);
  for (const [id, name] of names) {
    expect(wire).not.toContain(id);
    for (const word of name.split(' ')) expect(wire).not.toContain(word);
  }
});

test('a page says hello with the key of its lane and is welcomed', async () => {
  const door = await openDoor();
  const page = connect(door);
  expect(page.heard.map(({ type }) => type)).toEqual(['welcome', 'screen']);
  expect(page.known()).toBe(true);
  page.text(JSON.stringify({ type: 'help' }));
  await door.pass(0);
  expect(await door.alarms()).toEqual(['help']);
  page.closed();
  expect(page.isCut()).toBe(false);
});

test.each([
  ['a wrong key', { key: 'a-long-enough-kez' }, 'key'],
  ['a shorter key', { key: '' }, 'key'],
  ['an unknown lane', { lane: 'lane-9' }, 'key'],
  ['another version', { version: contractVersion + 1 }, 'version'],
])('refuses a page with %s', async (_what, hello, reason) => {
  const door = await openDoor();
  const page = connect(door, hello);
  expect(page.heard).toEqual([{ type: 'refused', reason }]);
  expect(page.isCut()).toBe(true);
  expect(page.known()).toBe(false);
});

test('refuses everything before the hello', async () => {
  const door = await openDoor();
  for (const say of [
    (page: Connected) => page.text('{"type":"help"}'),
    (page: Connected) => page.binary(frame(jpegOf(1))),
  ]) {
    const page = connect(door, null);
    say(page);
    expect(page.heard).toEqual([{ type: 'refused', reason: 'key' }]);
    expect(page.isCut()).toBe(true);
  }
});

test.each<[string, (page: Connected) => void]>([
  [
    'says hello twice',
    (page) =>
      page.text(
        JSON.stringify({ type: 'hello', version: contractVersion, key, lane: 'lane-1', camera: 'none' }),
      ),
  ],
  ['sends no JSON', (page) => page.text('open!')],
  ['sends an unknown message', (page) => page.text('{"type":"open"}')],
  ['sends a message with more in it', (page) => page.text('{"type":"help","lane":"lane-2"}')],
  ['sends a very long text', (page) => page.text(`{"type":"help"${' '.repeat(5_000)}}`)],
  ['sends an empty frame', (page) => page.binary(frame(new Uint8Array()))],
  ['sends half a header', (page) => page.binary(frame(new Uint8Array(9)).subarray(0, 12))],
  ['sends a frame above the limit', (page) => page.binary(frame(new Uint8Array(2_000_001)))],
  [
    'sends a frame of another kind',
    (page) => page.binary(Buffer.concat([Buffer.from([2]), frame(jpegOf(1)).subarray(1)])),
  ],
  [
    'sends a frame that is no JPEG',
    (page) => page.binary(frame(Buffer.from('GIF89a, honestly; nothing else'))),
  ],
  [
    'sends a JPEG without a frame header',
    (page) => page.binary(frame(Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0]))),
  ],
  ['sends a JPEG of no size', (page) => page.binary(frame(jpegOf(1).fill(0, 7, 11)))],
  ['sends a frame from no time', (page) => page.binary(frame(jpegOf(1), 1, Number.NaN))],
  ['sends a frame from before time', (page) => page.binary(frame(jpegOf(1), 1, -1))],
])('cuts off a page that %s, and the lane goes on', async (_what, act) => {
  const door = await openDoor();
  const page = connect(door);
  act(page);
  expect(page.isCut()).toBe(true);
  const heard = page.heard.length;
  page.text('{"type":"help"}');
  page.binary(frame(jpegOf(1)));
  door.face.comes({ who: ann });
  await door.pass(0);
  expect(page.heard).toHaveLength(heard);
  expect(door.isOpen()).toBe(true);
  expect(door.page.screen()).toBe('granted');
  door.page.shoot(7);
  expect(door.face.pictures.at(-1)?.at(-1)).toBe(7);
  expect(await door.alarms()).toEqual([]);
});
