import {
  type HolidayCalendar,
  instant,
  type ListId,
  type PersonId,
  type Schedule,
  type ScheduleId,
} from '@vedette/domain';
import { describe, expect, test } from 'vitest';
import { allOf, dutyOf, headerOf, openSite, personOf, start } from '../../test/kit.ts';
import { eachReferenceBatch } from './walks.ts';

const person = 'p' as PersonId;

describe('references', () => {
  test('give back every vector of a model, in batches', async () => {
    const { store } = await openSite({ worker: true });
    await store.people.create(personOf('p', 'x'));
    const vectors = Array.from({ length: 2500 }, (_, i) => new Float32Array([i, -i, 0.5]));
    await Promise.all(
      vectors.map((vector) => store.references.add({ person, model: 'm', vector, quality: 0.9 })),
    );
    const batches = await allOf(eachReferenceBatch(store.references, 'm'));
    expect(batches.map((batch) => batch.ids.length)).toEqual([2000, 500]);
    expect(batches.flatMap((batch) => [...batch.vectors])).toEqual(vectors.flatMap((vector) => [...vector]));
    expect((await store.people.get(person))?.references).toBe(2500);
    expect(await allOf(eachReferenceBatch(store.references, 'other'))).toEqual([]);
  });

  test('refuse a vector of another dimension, one that is no number, and a person who is not there', async () => {
    const { store } = await openSite();
    await store.people.create(personOf('p', 'x'));
    const add = (vector: number[], whose = person) =>
      store.references.add({ person: whose, model: 'm', vector: new Float32Array(vector), quality: 1 });
    const { id } = await add([1, 2]);
    await expect(add([1, 2, 3])).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(add([1, Number.NaN])).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(add([])).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(add([1, 2], 'q' as PersonId)).rejects.toMatchObject({ code: 'not-found' });
    expect(await store.references.remove(id)).toBe(true);
    expect(await store.references.remove(id)).toBe(false);
  });
});

test('lists keep their entries, change them, and go with them', async () => {
  const { store } = await openSite({ worker: true });
  const id = 'watch' as ListId;
  await store.people.create(personOf('p', 'x'));
  await store.lists.create({ id, kind: 'watch', name: 'Watch' });
  await expect(store.lists.create({ id, kind: 'deny', name: 'y' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const entry = { subject: person, reason: 'r', validFrom: null, validTo: instant(start + 1) };
  await store.lists.putEntry(id, { ...entry, reason: 'old' });
  await store.lists.putEntry(id, entry);
  await store.lists.rename(id, 'Watched');
  expect(await store.lists.all()).toEqual([
    { id, kind: 'watch', name: 'Watched', entries: new Map([[person, entry]]) },
  ]);
  const stranger = store.lists.putEntry(id, { ...entry, subject: 'q' as PersonId });
  await expect(stranger).rejects.toMatchObject({ code: 'not-found' });
  await store.lists.remove(id);
  expect(await store.lists.get(id)).toBeNull();
  await expect(store.lists.remove(id)).rejects.toMatchObject({ code: 'not-found' });
});

test('schedules and holidays are given back as they were put', async () => {
  const { store } = await openSite();
  const open = [{ from: 480, to: 1080 }];
  const schedule: Schedule = {
    id: 's' as ScheduleId,
    name: 'Day',
    week: [open, open, open, open, open, [], []],
    holiday: [],
  };
  await store.schedules.put({ ...schedule, name: 'Old' });
  await store.schedules.put(schedule);
  expect(await store.schedules.all()).toEqual([schedule]);
  const calendar: HolidayCalendar = new Map([
    ['2026-10-01', { kind: 'holiday' }],
    ['2026-10-10', { kind: 'workday', as: 4 }],
  ]);
  await store.schedules.replaceHolidays(calendar);
  expect(await store.schedules.holidays()).toEqual(calendar);
  await store.schedules.remove(schedule.id);
  await expect(store.schedules.remove(schedule.id)).rejects.toMatchObject({ code: 'not-found' });
});

test('duties keep who changed what when, and take no version twice', async () => {
  const { store, clock } = await openSite();
  clock.pass(1000);
  const second = dutyOf({ version: 2, purpose: 'screening' });
  await store.duties.adopt(second, { by: 'op' as never, note: 'why' });
  expect(await store.duties.current()).toEqual({ duty: second, at: start + 1000, by: 'op', note: 'why' });
  expect((await store.duties.history()).map((one) => one.duty.version)).toEqual([2, 1]);
  expect((await store.duties.get(second.id, 1))?.duty.purpose).toBe('access');
  await expect(store.duties.adopt(second, { by: null, note: '' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test.each([
  ['without a reason', { name: { why: ' ', minKeep: '0d', maxKeep: '1d', visibleTo: [] } }],
  ['for a period nobody can read', { name: { why: 'x', minKeep: '0d', maxKeep: 'soon', visibleTo: [] } }],
  ['at least longer than at most', { name: { why: 'x', minKeep: '2d', maxKeep: '1d', visibleTo: [] } }],
  ['that nobody knows', { diary: { why: 'x', minKeep: '0d', maxKeep: '1d', visibleTo: [] } }],
])('a duty that keeps a field %s is not adopted', async (_what, collect) => {
  const { store } = await openSite();
  const adopting = store.duties.adopt(dutyOf({ version: 2, collect: collect as never }), {
    by: null,
    note: '',
  });
  await expect(adopting).rejects.toMatchObject({ code: 'input-invalid' });
  expect((await store.duties.current())?.duty.version).toBe(1);
});

test('settings are JSON under a key of plain letters', async () => {
  const { store } = await openSite();
  await store.settings.set('face.threshold', { one: 0.41, list: [1, null, 'x'] });
  expect(await store.settings.get('face.threshold')).toEqual({ one: 0.41, list: [1, null, 'x'] });
  expect(await store.settings.get('absent')).toBeUndefined();
  expect([...(await store.settings.all()).keys()]).toEqual(['face.threshold']);
  await expect(store.settings.set('__proto__', 1)).rejects.toMatchObject({ code: 'input-invalid' });
  expect(await store.settings.remove('face.threshold')).toBe(true);
});

test('alarms are acknowledged once, by someone, with a note', async () => {
  const { store, clock } = await openSite();
  const alarm = await store.alarms.raise({
    kind: 'health-status:red',
    lane: 'l' as never,
    values: { score: 1 },
  });
  expect(alarm).toMatchObject({ raisedAt: start, acknowledged: null, values: { score: 1 } });
  expect(await store.alarms.openCount()).toBe(1);
  clock.pass(7);
  const done = await store.alarms.acknowledge(alarm.id, 'op' as never, 'dealt with');
  expect(done.acknowledged).toEqual({ at: start + 7, by: 'op', note: 'dealt with' });
  const twice = store.alarms.acknowledge(alarm.id, 'op' as never, '');
  await expect(twice).rejects.toMatchObject({ code: 'conflict' });
  expect((await store.alarms.list({ open: true })).items).toEqual([]);
  await expect(store.alarms.raise({ kind: 'made-up' as never })).rejects.toMatchObject({
    code: 'input-invalid',
  });
});

describe('captures', () => {
  test('are listed without the picture, and shown with it', async () => {
    const { store } = await openSite({ worker: true });
    const { id: record, duty, dutyVersion } = headerOf(start);
    const jpeg = new Uint8Array(30_000).fill(7);
    const made = await store.captures.add({ record, takenAt: start, duty, dutyVersion, jpeg });
    const kept = { id: made.id, record, takenAt: start, expiresAt: start + 86_400_000, bytes: 30_000 };
    expect((await store.captures.list({})).items).toEqual([kept]);
    expect(new Uint8Array((await store.captures.image(made.id)) ?? [])).toEqual(jpeg);
    expect(await store.captures.remove(made.id)).toBe(true);
    expect(await store.captures.image(made.id)).toBeNull();
  });

  test('are refused when the duty does not collect them, and when they are empty or huge', async () => {
    const { store } = await openSite();
    await store.duties.adopt(dutyOf({ version: 2, collect: {} }), { by: null, note: '' });
    const { id: record, duty } = headerOf(start);
    const add = (dutyVersion: number, bytes: number) =>
      store.captures.add({ record, takenAt: start, duty, dutyVersion, jpeg: new Uint8Array(bytes) });
    await expect(add(2, 10)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(add(1, 0)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(add(1, 2 * 1024 * 1024 + 1)).rejects.toMatchObject({ code: 'input-invalid' });
  });
});
