import { instant, type PersonId } from '@vedette/domain';
import { expect, test } from 'vitest';
import { dayMilliseconds, openSite, recordOf, start } from '../../../test/kit.ts';
import { forgetAll } from '../walks.ts';

const person = 'p1' as PersonId;
const day = (count: number) => instant(start + count * dayMilliseconds);

async function siteWithOneRecord() {
  const site = await openSite();
  const record = recordOf(start, { person, body: { name: '张三', phone: '13800000000' } });
  const { id, duty, dutyVersion } = record.header;
  await site.store.captures.add({ record: id, takenAt: start, duty, dutyVersion, jpeg: new Uint8Array(10) });
  await site.store.records.append(record);
  const shown = async () => {
    const found = await site.store.records.get(id);
    return { fields: Object.keys(found?.body.unwrap('test') ?? {}), found };
  };
  return { ...site, id, shown };
}

test('forgets each field when its own period is over, and keeps the header', async () => {
  const { store, clock, shown } = await siteWithOneRecord();
  expect(await store.upkeep.forget(instant(day(3) - 1))).toMatchObject({
    fields: {},
    captures: 1,
    subjectTags: 0,
  });
  expect((await shown()).fields).toEqual(['name', 'phone']);
  clock.at = day(3);
  expect(await store.upkeep.forget(clock.at)).toMatchObject({ fields: { phone: 1 }, subjectTags: 0 });
  expect(await shown()).toMatchObject({ fields: ['name'], found: { forgotten: ['phone'] } });
  clock.at = day(14);
  expect(await store.upkeep.forget(clock.at)).toMatchObject({ fields: { name: 1 }, subjectTags: 1 });
  expect(await shown()).toMatchObject({
    fields: [],
    found: { forgotten: ['phone', 'name'], subjectTag: null },
  });
  expect(await store.upkeep.forget(clock.at)).toMatchObject({ fields: {}, captures: 0, more: false });
  expect(await store.records.count()).toBe(1);
});

test('shows nothing whose period is over, even before it is swept', async () => {
  const { store, clock, shown, id } = await siteWithOneRecord();
  clock.at = day(1);
  expect((await store.captures.list({ record: id })).items).toEqual([]);
  clock.at = day(3);
  expect(await shown()).toMatchObject({ fields: ['name'], found: { forgotten: ['phone'] } });
  clock.at = day(14);
  expect((await store.records.search({ person })).items).toEqual([]);
  expect((await shown()).found?.subjectTag).toBeNull();
});

test('does not send a field that was forgotten before it could be delivered', async () => {
  const { store, clock } = await siteWithOneRecord();
  clock.at = day(4);
  const [entry] = await store.outbox.pending(10);
  expect(entry?.kind === 'pass-record' && entry.record.body.unwrap('test')).toEqual({ name: '张三' });
});

test('forgets in bounded steps until nothing is left', async () => {
  const { store, clock } = await openSite();
  const many = 2100;
  await Promise.all(
    Array.from({ length: many }, () => store.records.append(recordOf(start, { body: { phone: '1' } }))),
  );
  clock.at = day(3);
  expect(await store.upkeep.forget(clock.at)).toMatchObject({ fields: { phone: 2000 }, more: true });
  expect(await forgetAll(store.upkeep, clock.at)).toMatchObject({ fields: { phone: 100 }, more: false });
});

test('gives the space of forgotten captures back to the medium', async () => {
  const { store, clock } = await openSite();
  const { id: record, duty, dutyVersion } = recordOf(start).header;
  const jpeg = new Uint8Array(30_000).fill(1);
  for (let i = 0; i < 100; i++) await store.captures.add({ record, takenAt: start, duty, dutyVersion, jpeg });
  const before = (await store.upkeep.health()).files.captures.bytes;
  clock.at = day(1);
  await store.upkeep.forget(clock.at);
  const after = (await store.upkeep.health()).files.captures.bytes;
  expect(before).toBeGreaterThan(100 * jpeg.length);
  expect(after).toBeLessThan(10 * jpeg.length);
});
