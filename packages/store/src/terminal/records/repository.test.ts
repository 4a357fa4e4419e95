import { type DutyId, instant, type LaneId, type PassageId, Personal, type PersonId } from '@vedette/domain';
import { expect, test } from 'vitest';
import {
  allOf,
  dayMilliseconds,
  dutyOf,
  minuteMilliseconds,
  newId,
  openSite,
  recordOf,
  start,
} from '../../../test/kit.ts';
import { eachRecord } from '../walks.ts';
import { passageIds } from './passage-ids.ts';

const person = 'p1' as PersonId;
const ids = async (found: ReturnType<typeof eachRecord>) => (await allOf(found)).map((one) => one.seq);

test('numbers records from 1 without gaps, across restarts and a clock set back', async () => {
  const site = await openSite();
  for (let i = 1; i <= 3; i++) expect((await site.store.records.append(recordOf(start))).seq).toBe(i);
  await site.store.close();
  const again = await site.reopen();
  expect((await again.records.append(recordOf(instant(start - dayMilliseconds)))).seq).toBe(4);
});

test('writes one record once, whatever is sent again', async () => {
  const { store } = await openSite();
  const record = recordOf(start);
  const first = await store.records.append(record);
  expect((await store.records.append(record)).seq).toBe(first.seq);
  expect(await store.records.count()).toBe(1);
  expect((await store.outbox.state()).head).toBe(1);
});

test('gives back what was written', async () => {
  const { store } = await openSite();
  const record = recordOf(start, {
    person,
    body: { name: '张三', phone: '13800000000' },
    notices: ['watch-list:listed'],
  });
  await store.records.append(record);
  const found = await store.records.get(record.header.id);
  expect(found?.header).toEqual(record.header);
  expect(found?.body.unwrap('test')).toEqual({ name: '张三', phone: '13800000000' });
  expect(found?.subjectTag).toBe(await store.records.subjectTag(person, 'access', '2026-11-24'));
  expect(JSON.stringify(found)).not.toContain('张三');
  expect(await store.records.get('none' as PassageId)).toBeNull();
});

test('refuses a field that the duty does not collect, and writes nothing of it', async () => {
  const { store } = await openSite();
  const append = (change: Parameters<typeof recordOf>[1]) => store.records.append(recordOf(start, change));
  await expect(append({ body: { 'id-number': '1' } })).rejects.toMatchObject({ code: 'input-invalid' });
  await expect(append({ dutyVersion: 9, body: { name: 'x' } })).rejects.toMatchObject({
    code: 'input-invalid',
  });
  await expect(append({ purpose: 'other' })).rejects.toMatchObject({ code: 'input-invalid' });
  expect(await store.records.count()).toBe(0);
});

test('keeps no tag of the subject for a duty that collects nothing that identifies', async () => {
  const { store } = await openSite();
  const heat = 'heat' as DutyId;
  await store.duties.adopt(dutyOf({ id: heat, purpose: 'screening', collect: {} }), { by: null, note: '' });
  const record = recordOf(start, { person, duty: heat, purpose: 'screening' });
  await store.records.append(record);
  expect((await store.records.get(record.header.id))?.subjectTag).toBeNull();
});

test('notes what followed, the last one counting', async () => {
  const { store, clock } = await openSite();
  const record = recordOf(start);
  await store.records.append(record);
  clock.pass(1500);
  await store.records.complete(record.header.id, 'taken');
  const found = await store.records.get(record.header.id);
  expect(found?.completion).toEqual({ completion: 'taken', at: start + 1500 });
  await expect(store.records.complete(newId(), 'taken')).rejects.toMatchObject({ code: 'not-found' });
});

test('filters by time, lane, direction, outcome and reason, newest first', async () => {
  const { store } = await openSite();
  const at = (minutes: number) => instant(start + minutes * minuteMilliseconds);
  await store.records.append(recordOf(at(0)));
  await store.records.append(recordOf(at(1), { lane: 'lane-2' as LaneId, direction: 'out' }));
  await store.records.append(
    recordOf(at(2), { outcome: 'denied', reasons: ['health-status:red', 'mask:not-worn'] }),
  );
  await store.records.append(recordOf(at(3), { outcome: 'refer', reasons: ['health-status:unknown'] }));
  await store.records.append(recordOf(at(4), { notices: ['watch-list:listed'] }));
  const { records } = store;
  expect(await ids(eachRecord(records, {}))).toEqual([5, 4, 3, 2, 1]);
  expect(await ids(eachRecord(records, { from: at(1), to: at(3) }))).toEqual([3, 2]);
  expect(await ids(eachRecord(records, { lane: 'lane-2' as LaneId }))).toEqual([2]);
  expect(await ids(eachRecord(records, { direction: 'out' }))).toEqual([2]);
  expect(await ids(eachRecord(records, { outcome: 'granted' }))).toEqual([5, 2, 1]);
  expect(await ids(eachRecord(records, { outcome: 'denied' }))).toEqual([3]);
  expect(await ids(eachRecord(records, { reason: 'health-status' }))).toEqual([4, 3]);
  expect(await ids(eachRecord(records, { reason: 'health-status:red' }))).toEqual([3]);
  expect(await ids(eachRecord(records, { reason: 'watch-list' }))).toEqual([5]);
  expect(await ids(eachRecord(records, { reason: 'health' }))).toEqual([]);
  await expect(records.search({ reason: '%"' })).rejects.toMatchObject({ code: 'input-invalid' });
});

test('pages through records of one instant without losing or repeating any', async () => {
  const { store } = await openSite();
  for (let i = 0; i < 23; i++) await store.records.append(recordOf(start));
  const seen: number[] = [];
  let cursor = null;
  do {
    const page = await store.records.search({}, { cursor, limit: 5 });
    seen.push(...page.items.map((one) => one.seq));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(Array.from({ length: 23 }, (_, i) => 23 - i));
});

test.each(["1' or 1", '1_2_3', '', '9'.repeat(30)])('refuses the cursor %j', async (cursor) => {
  const { store } = await openSite();
  const page = { cursor: cursor as never };
  await expect(store.records.search({}, page)).rejects.toMatchObject({ code: 'input-invalid' });
});

test('finds a person over several days, whatever the time zone, under tags that do not join days', async () => {
  const { store, clock } = await openSite();
  const days = [0, 1, 5].map((day) => instant(start + day * dayMilliseconds));
  for (const at of days) {
    await store.records.append(recordOf(at, { person, body: { name: 'x' } }));
    const far = recordOf(at, { body: { name: 'y' } });
    await store.records.append({ ...far, subject: { person: 'p2' as PersonId, day: '2026-11-24' } });
  }
  const late = recordOf(instant(start + 20 * 3_600_000), { body: { name: 'x' } });
  await store.records.append({ ...late, subject: { person, day: '2026-11-25' } });
  clock.pass(5 * dayMilliseconds);
  expect(await ids(eachRecord(store.records, { person }))).toEqual([5, 3, 7, 1]);
  expect(await ids(eachRecord(store.records, { person, from: days[2] }))).toEqual([5]);
  const tags = (await allOf(eachRecord(store.records, { person }))).map((one) => one.subjectTag);
  expect(new Set(tags).size).toBe(3);
});

test('counts passages per minute', async () => {
  const { store } = await openSite();
  await store.records.append(recordOf(start));
  await store.records.append(
    recordOf(instant(start + 59_999), { direction: 'out', outcome: 'denied', reasons: ['duty:none'] }),
  );
  await store.records.append(recordOf(instant(start + 120_000)));
  const flow = await store.records.flow(start, instant(start + 180_000));
  expect(flow).toEqual([
    { minute: start, in: 1, out: 1, granted: 1, denied: 1, refer: 0 },
    { minute: start + 120_000, in: 1, out: 0, granted: 1, denied: 0, refer: 0 },
  ]);
});

test('makes ids that grow, even when the clock is set back', () => {
  let at = start;
  const id = passageIds(() => at, start);
  const made = [id(), id()];
  at = instant(start - dayMilliseconds);
  for (let i = 0; i < 5000; i++) made.push(id());
  at = instant(start + dayMilliseconds);
  made.push(id());
  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('carries a body of every field through the thread, still wrapped', async () => {
  const { store } = await openSite({ worker: true });
  const record = recordOf(start, { body: { name: '张三' } });
  await store.records.append(record);
  const found = await store.records.get(record.header.id);
  expect(found?.body).toBeInstanceOf(Personal);
  expect(found?.body.unwrap('test')).toEqual({ name: '张三' });
});
