import { instant } from '@vedette/domain';
import { expect, test } from 'vitest';
import { allOf, dayMilliseconds, openSite, recordOf, type Site, start } from '../../../test/kit.ts';
import { eachRecord } from '../walks.ts';

const limits = { records: 10, captures: 5, freeBytes: 0 };
const seqs = async ({ store }: Site) =>
  (await allOf(eachRecord(store.records, {}))).map((one) => one.seq).toReversed();

async function passage({ store }: Site, at = start) {
  const record = recordOf(at, { body: { name: 'x' } });
  const { id, duty, dutyVersion } = record.header;
  await store.captures.add({ record: id, takenAt: at, duty, dutyVersion, jpeg: new Uint8Array(100) });
  return store.records.append(record);
}

test('lets the oldest captures go first, and keeps their records', async () => {
  const site = await openSite();
  await site.store.upkeep.setLimits(limits);
  for (let i = 0; i < 8; i++) await passage(site, instant(start + i));
  expect(await site.store.captures.count()).toBe(5);
  expect(await seqs(site)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('lets delivered records go, with their captures, and never one that is not delivered', async () => {
  const site = await openSite();
  const { store } = site;
  await store.upkeep.setLimits({ ...limits, captures: 100 });
  for (let i = 0; i < 10; i++) await passage(site);
  await store.outbox.delivered(3 as never);
  for (let i = 0; i < 3; i++) expect((await passage(site)).raised).toEqual([]);
  expect(await seqs(site)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(await store.captures.count()).toBe(10);
  const beyond = await passage(site);
  expect(beyond.raised).toMatchObject([{ kind: 'storage', values: { records: 10, limit: 10 } }]);
  for (let i = 0; i < 30; i++) expect((await passage(site)).raised).toEqual([]);
  expect((await seqs(site))[0]).toBe(4);
  expect(await store.records.count()).toBe(41);
});

test('comes back to its limit once the backlog is delivered', async () => {
  const site = await openSite();
  const { store } = site;
  await store.upkeep.setLimits(limits);
  for (let i = 0; i < 30; i++) await passage(site);
  const { head } = await store.outbox.state();
  await store.outbox.delivered(head as never);
  for (let i = 0; i < 15; i++) await passage(site);
  // Fifteen came after the delivery: five more than the ring holds, and none of them delivered.
  expect(await seqs(site)).toEqual(Array.from({ length: 15 }, (_, i) => 31 + i));
});

test('takes a record for delivered, on a site without a platform, when its minKeep is over', async () => {
  const site = await openSite();
  const { store, clock } = site;
  await store.upkeep.setDelivery('none');
  await store.upkeep.setLimits(limits);
  for (let i = 0; i < 10; i++) await passage(site);
  expect((await passage(site)).raised).toHaveLength(1);
  clock.at = instant(start + 2 * dayMilliseconds);
  for (let i = 0; i < 15; i++) await passage(site, clock.at);
  expect((await seqs(site)).at(-1)).toBe(26);
  expect((await seqs(site))[0]).toBeGreaterThan(11);
  expect(await store.outbox.state()).toMatchObject({ head: 0, pending: 0 });
});

test('keeps for its minKeep what was pending when the platform was given up', async () => {
  const site = await openSite();
  const { store } = site;
  await store.upkeep.setLimits(limits);
  for (let i = 0; i < 10; i++) await passage(site);
  await store.upkeep.setDelivery('none');
  expect(await store.outbox.state()).toEqual({ head: 10, deliveredThrough: 10, pending: 0 });
  await passage(site);
  expect(await store.records.count()).toBe(11);
  await store.upkeep.setDelivery('platform');
  await passage(site);
  expect(await store.outbox.pending(10)).toMatchObject([{ seq: 11, kind: 'pass-record' }]);
});

test('sheds captures and raises an alarm when the disk is short', async () => {
  const site = await openSite();
  const { store } = site;
  await passage(site);
  await passage(site);
  await store.upkeep.setLimits({ ...limits, freeBytes: Number.MAX_SAFE_INTEGER });
  for (let i = 0; i < 40; i++) await store.records.append(recordOf(start));
  expect(await store.captures.count()).toBe(0);
  expect((await store.alarms.list({ open: true })).items).toMatchObject([{ kind: 'storage' }]);
  expect(await store.records.count()).toBe(42);
});

test('remembers its limits and sweeps captures that never got a record', async () => {
  const site = await openSite();
  await site.store.upkeep.setLimits(limits);
  await passage(site);
  const { id, duty, dutyVersion } = recordOf(start).header;
  await site.store.captures.add({ record: id, takenAt: start, duty, dutyVersion, jpeg: new Uint8Array(1) });
  await site.store.close();
  const again = await site.reopen();
  expect(await again.upkeep.limits()).toEqual(limits);
  expect(await again.upkeep.health()).toMatchObject({ sweptAtOpen: 1, counts: { captures: 1, records: 1 } });
});

test('refuses limits below one', async () => {
  const { store } = await openSite();
  const refused = store.upkeep.setLimits({ ...limits, records: 0 });
  await expect(refused).rejects.toMatchObject({ code: 'input-invalid' });
});
