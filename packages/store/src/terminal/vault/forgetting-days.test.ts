import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { instant, type PersonId } from '@vedette/domain';
import { rekeyWithKeeper, unlockWithKeeper } from '@vedette/vault';
import { expect, test } from 'vitest';
import {
  dayMilliseconds,
  dutyOf,
  openCaptures,
  openRecords,
  openSite,
  recordOf,
  type Site,
  start,
  temporaryFolder,
} from '../../../test/kit.ts';
import { openTerminalStore } from '../open-terminal-store.ts';
import type { TerminalStore } from '../terminal-store.ts';
import { forgetAll } from '../walks.ts';

const name = '沈巍-Planted';
const phone = '13912345678';
const jpeg = Buffer.from('PLANTED-JPEG'.repeat(500));
const person = 'p' as PersonId;

/** A passage at the site's first instant, with a picture. */
async function pass({ store, clock }: Pick<Site, 'store' | 'clock'>) {
  const record = recordOf(clock.at, { person, body: { name, phone } });
  const { id, duty, dutyVersion } = record.header;
  const capture = await store.captures.add({ record: id, takenAt: clock.at, duty, dutyVersion, jpeg });
  await store.records.append(record);
  return { id, capture: capture.id };
}

const bodyOf = async (store: TerminalStore, id: Awaited<ReturnType<typeof pass>>['id']) =>
  (await store.records.get(id))?.body.unwrap('test');

function plainCells(site: Pick<Site, 'folder' | 'key'>): string[] {
  const records = openRecords(site);
  const captures = openCaptures(site);
  const rows = [
    ...records.prepare<[], object>('select * from pass_record').all(),
    ...captures.prepare<[], object>('select * from capture').all(),
  ];
  records.close();
  captures.close();
  const bytes = Buffer.concat(
    rows
      .flatMap((row) => Object.values(row) as unknown[])
      .map((cell) => (Buffer.isBuffer(cell) ? cell : Buffer.from(String(cell)))),
  );
  const needles = [name, phone, 'PLANTED-JPEG'];
  return needles.filter((needle) => bytes.includes(needle));
}

test('who has the files and their key reads no field and no picture, and the keeper opens all of them', async () => {
  const site = await openSite();
  const { id, capture } = await pass(site);
  await site.store.close();
  expect(plainCells(site)).toEqual([]);
  const store = await site.reopen();
  expect(await bodyOf(store, id)).toEqual({ name, phone });
  expect(Buffer.from((await store.captures.image(capture)) ?? [])).toEqual(jpeg);
});

test('writes passages and pictures down while it is locked, and tells what was in them once it is open', async () => {
  const site = await openSite();
  await site.store.close();
  const locked = await site.reopenLocked();
  const { id, capture } = await pass({ ...site, store: locked });
  const fault = { code: 'vault-locked' };
  await expect(locked.records.get(id)).rejects.toMatchObject(fault);
  await expect(locked.captures.image(capture)).rejects.toMatchObject(fault);
  await locked.close();
  expect(plainCells(site)).toEqual([]);
  const store = await site.reopen();
  expect(await bodyOf(store, id)).toEqual({ name, phone });
  expect(Buffer.from((await store.captures.image(capture)) ?? [])).toEqual(jpeg);
});

test('delivers nothing out of turn while it is locked, and all of it in order afterwards', async () => {
  const site = await openSite();
  await site.store.records.append(recordOf(start));
  await pass(site);
  await site.store.alarms.raise({ kind: 'clock' });
  const kinds = async (store: TerminalStore) => (await store.outbox.pending(10)).map((each) => each.kind);
  await site.store.close();
  const locked = await site.reopenLocked();
  expect(await kinds(locked)).toEqual(['pass-record']);
  await locked.close();
  expect(await kinds(await site.reopen())).toEqual(['pass-record', 'pass-record', 'alarm']);
});

test('a day that is over opens in no old copy, with the store key and the present root', async () => {
  const site = await openSite();
  const { id, capture } = await pass(site);
  await site.store.close();
  const old = join(temporaryFolder(), 'data');
  cpSync(site.folder, old, { recursive: true });
  // The phone's three days and the picture's one are over, the name's fourteen are not.
  site.clock.at = instant(start + 5 * dayMilliseconds);
  const store = await site.reopen();
  await forgetAll(store.upkeep, site.clock.at);
  await rekeyWithKeeper(store.vault, site.keeper);
  expect(await bodyOf(store, id)).toEqual({ name });
  await store.close();
  cpSync(join(site.folder, 'vault'), join(old, 'vault'), { recursive: true });
  const keySource = { key: async () => Buffer.from(site.key) };
  // The copy is asked on the day itself, so that its own dates hide nothing.
  const again = await openTerminalStore({ folder: old, keySource, now: () => start, worker: false });
  await unlockWithKeeper(again.vault, site.keeper);
  expect(await bodyOf(again, id)).toEqual({ name });
  expect((await again.records.get(id))?.forgotten).toEqual(['phone']);
  expect(await again.captures.image(capture)).toBeNull();
  await again.close();
});

test('seals bodies and pictures of a release without a vault once it is open', async () => {
  const site = await openSite({ vault: false });
  const { id, capture } = await pass(site);
  const point = await site.keeper.prepare(1);
  await site.store.vault.create({ generation: 1, keeper: 'file', point });
  await forgetAll(site.store.upkeep, start);
  expect(await bodyOf(site.store, id)).toEqual({ name, phone });
  expect(Buffer.from((await site.store.captures.image(capture)) ?? [])).toEqual(jpeg);
  await site.store.close();
  expect(plainCells(site)).toEqual([]);
});

test('opens no body in another row', async () => {
  const site = await openSite();
  await pass(site);
  await pass(site);
  await site.store.close();
  const file = openRecords(site);
  file.exec(
    'update pass_record set sealed_body = (select sealed_body from pass_record where seq = 1) where seq = 2',
  );
  file.close();
  const store = await site.reopen();
  await expect(store.records.search({})).rejects.toMatchObject({ code: 'store-damaged' });
});

test('ends a purpose at once and leaves another, with heads that say what was there', async () => {
  const site = await openSite();
  const { id, capture } = await pass(site);
  await site.store.duties.adopt(dutyOf({ version: 2, purpose: 'muster' }), { by: null, note: '' });
  const other = recordOf(start, { dutyVersion: 2, purpose: 'muster', body: { name } });
  await site.store.records.append(other);
  expect(await site.store.upkeep.endPurpose('access')).toEqual({ records: 1, captures: 1, more: false });
  const record = await site.store.records.get(id);
  expect(record?.body.unwrap('test')).toEqual({});
  expect(record?.forgotten.toSorted()).toEqual(['name', 'phone']);
  expect(record?.subjectTag).toBeNull();
  expect(await site.store.captures.image(capture)).toBeNull();
  expect(await bodyOf(site.store, other.header.id)).toEqual({ name });
  expect((await site.store.vault.look()).waiting).toMatchObject([{ for: 're-key' }]);
});
