import type { ListId, ScheduleId } from '@vedette/domain';
import { expect, test } from 'vitest';
import { ann, bob, openDoor } from '../../test/lane-kit.ts';

const list = 'list' as ListId;
const hours = 'hours' as ScheduleId;
const entry = { reason: '', validFrom: null, validTo: null };

test('does not open again for who has gone through and is still in sight', async () => {
  const door = await openDoor();
  const person = door.face.comes({ who: ann, mask: 'unknown' });
  await door.pass(100);
  await door.walk();
  person.looks({ mask: 'worn' });
  person.read();
  await door.pass(600_000);
  expect(await door.records()).toHaveLength(1);
});

test('opens again for who did not go in time, less and less often', async () => {
  const door = await openDoor();
  door.face.comes({ who: ann });
  await door.pass(60_000);
  const soon = (await door.records()).length;
  expect(soon).toBeGreaterThan(1);
  await door.pass(600_000);
  expect((await door.records()).length).toBeLessThan(12);
  expect(
    (await door.records()).slice(0, -1).every(({ completion }) => completion?.completion === 'not-taken'),
  ).toBe(true);
});

test('does not write down a stranger again whose face is read differently each second', async () => {
  const door = await openDoor();
  const stranger = door.face.comes({ who: 'stranger' });
  for (let second = 0; second < 120; second += 1) {
    stranger.looks({
      who: second % 3 === 0 ? 'ambiguous' : 'stranger',
      attack: second % 2 === 0 ? 'uncertain' : 'bona-fide',
    });
    stranger.read();
    await door.pass(1_000);
  }
  expect(await door.records()).toHaveLength(1);
});

test('grants who puts on the mask while standing there', async () => {
  const door = await openDoor();
  await door.adopt({ require: [{ check: 'mask' }] });
  const person = door.face.comes({ who: ann, mask: 'not-worn' });
  await door.pass(1_000);
  expect(door.page.screens().at(-1)).toMatchObject({ screen: 'denied', reasons: ['mask:not-worn'] });
  person.looks({ mask: 'worn' });
  person.read();
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
  const records = await door.records();
  expect(records.map(({ header }) => header.outcome)).toEqual(['denied', 'granted']);
  expect(records[0]?.completion?.completion).toBe('not-taken');
  expect(new Set(records.map(({ header }) => header.id)).size).toBe(2);
});

test('grants who puts on the mask after the lane has turned idle', async () => {
  const door = await openDoor();
  await door.adopt({ require: [{ check: 'mask' }] });
  const person = door.face.comes({ who: ann, mask: 'not-worn' });
  await door.pass(30_000);
  expect(door.lane.status().state).toBe('idle');
  person.looks({ mask: 'worn' });
  person.read();
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
});

test('grants at the very minute at which the hours begin', async () => {
  const door = await openDoor();
  const open = [{ from: 600, to: 720 }];
  await door.store.schedules.put({
    id: hours,
    name: 'h',
    week: [open, open, open, open, open, [], []],
    holiday: [],
  });
  await door.adopt({ require: [{ check: 'schedule', schedule: hours }] });
  door.face.comes({ who: ann });
  await door.pass(60_000);
  expect((await door.records()).map(({ header }) => header.reasons)).toEqual([['schedule:outside-hours']]);
  door.setClock('trusted', { minute: 600 });
  await door.pass(1_100);
  expect(door.isOpen()).toBe(true);
});

test('lets in who is put on the list while standing there, and not who is taken off', async () => {
  const door = await openDoor();
  await door.store.lists.create({ id: list, kind: 'allow', name: 'staff' });
  await door.adopt({ require: [{ check: 'allow-list', list }] });
  const person = door.face.comes({ who: ann });
  await door.pass(1_000);
  expect(door.page.screen()).toBe('denied');
  await door.store.lists.putEntry(list, { ...entry, subject: ann });
  await door.reload();
  expect(door.isOpen()).toBe(true);
  await door.walk();
  person.leaves();
  await door.store.lists.removeEntry(list, ann);
  await door.pass(5_000);
  await door.reload();
  door.face.comes({ who: ann });
  await door.pass(100);
  expect(door.isOpen()).toBe(false);
});

test('forgets at once a person who is deleted while standing there', async () => {
  const door = await openDoor();
  await door.adopt({ require: [{ check: 'presentation-attack', challenge: 'always' }] });
  const person = door.face.comes({ who: ann });
  await door.pass(1_000);
  expect(door.page.screen()).toBe('challenge');
  await door.store.people.remove(ann);
  door.knowledge.forget(ann);
  door.lane.renewed();
  await door.pass(0);
  person.answers('passed');
  await door.pass(1_000);
  expect(door.isOpen()).toBe(false);
  expect((await door.records())[0]).toMatchObject({
    header: { reasons: ['identify:person-removed'], by: [] },
  });
});

test('a deletion during a reload is not undone by what the reload has read', async () => {
  const door = await openDoor();
  const reload = door.knowledge.reload();
  door.knowledge.forget(ann);
  await reload;
  expect(door.knowledge.context(door.now(), { direction: 'in', area: null }, false).standing(ann)).toBe(
    'removed',
  );
});

test('refuses who stands there when their validity ends', async () => {
  const door = await openDoor();
  await door.adopt({ require: [{ check: 'presentation-attack', challenge: 'always' }] });
  await door.pass(3_600_000 - 5_000);
  const person = door.face.comes({ who: bob });
  await door.pass(4_500);
  person.answers('passed');
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
  person.leaves();
  await door.pass(60_000);
  door.face.comes({ who: bob, challenge: 'passed' });
  await door.pass(0);
  expect(door.page.screens().at(-1)?.reasons).toEqual(['identify:no-longer-valid']);
});

test('does not believe a bounded validity by a doubtful clock, and does so again once it is trusted', async () => {
  const door = await openDoor();
  door.setClock('doubtful');
  door.face.comes({ who: bob });
  await door.pass(100);
  expect(door.page.screens().at(-1)?.reasons).toEqual(['identify:clock-doubtful']);
  await door.pass(20_000);
  door.setClock('trusted');
  await door.pass(1_100);
  expect(door.isOpen()).toBe(true);
});

test('judges who stands there by the new duty', async () => {
  const door = await openDoor();
  await door.adopt({ identify: { anyOf: ['card'] } });
  door.face.comes({ who: ann });
  await door.pass(500);
  expect(door.isOpen()).toBe(false);
  await door.adopt({ identify: { anyOf: ['face', 'card'] } });
  expect(door.isOpen()).toBe(true);
  expect((await door.records())[0]?.header.dutyVersion).toBe(3);
  expect(door.page.heard.filter(({ type }) => type === 'welcome')).toHaveLength(3);
});

test('refuses whom the deny list names, and notices whom the watch list names', async () => {
  const door = await openDoor();
  const watch = 'watch' as ListId;
  await door.store.lists.create({ id: list, kind: 'deny', name: 'no' });
  await door.store.lists.create({ id: watch, kind: 'watch', name: 'eye' });
  await door.store.lists.putEntry(list, { ...entry, subject: bob });
  await door.store.lists.putEntry(watch, { ...entry, subject: ann });
  await door.adopt({
    require: [
      { check: 'deny-list', list },
      { check: 'watch-list', list: watch },
    ],
    alarmOn: ['deny-list:listed', 'watch-list'],
  });
  const first = door.face.comes({ who: bob });
  await door.pass(100);
  expect(door.isOpen()).toBe(false);
  first.leaves();
  await door.pass(100);
  door.face.comes({ who: ann });
  await door.pass(100);
  expect(door.isOpen()).toBe(true);
  expect((await door.records()).map(({ header }) => [header.reasons, header.notices])).toEqual([
    [['deny-list:listed'], []],
    [[], ['watch-list:listed']],
  ]);
  expect(await door.alarms()).toEqual(['deny-list:listed', 'watch-list:listed']);
});

test('lets nobody wait for ever whom the engine keeps losing, and writes them down once', async () => {
  const door = await openDoor();
  let stranger = door.face.comes({ who: 'stranger' });
  for (let times = 0; times < 15; times += 1) {
    await door.pass(2_000);
    const before = stranger;
    stranger = before.breaks();
    await door.pass(1_000);
    before.leaves();
    stranger.read();
  }
  expect(await door.records()).toHaveLength(1);
  expect(door.page.screens().some(({ screen }) => screen === 'denied')).toBe(true);
});

test('serves somebody enrolled who takes the place of a stranger from one frame to the next', async () => {
  const door = await openDoor();
  const stranger = door.face.comes({ who: 'stranger' });
  await door.pass(15_000);
  const next = stranger.breaks();
  next.looks({ who: ann });
  next.read();
  await door.pass(0);
  expect(door.isOpen()).toBe(true);
});

test('believes nothing of a person that was known of whoever stood there a frame before', async () => {
  const door = await openDoor();
  await door.adopt({ require: [{ check: 'presentation-attack', challenge: 'always' }] });
  const person = door.face.comes({ who: ann });
  await door.pass(500);
  expect(door.page.screen()).toBe('challenge');
  person.breaks();
  await door.pass(0);
  expect(door.page.screen()).toBe('look');
});
