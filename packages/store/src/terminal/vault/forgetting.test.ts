import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type ListId, Personal, type PersonId } from '@vedette/domain';
import { rekeyWithKeeper, unlockWithKeeper } from '@vedette/vault';
import { expect, test } from 'vitest';
import { openRecords, openSite, personOf, type Site, temporaryFolder } from '../../../test/kit.ts';
import { openTerminalStore } from '../open-terminal-store.ts';

const id = (text: string) => text as PersonId;
const planted = [
  '沈巍-Planted',
  '13912345678',
  '310101199001011234',
  'Planted Works',
  'planted reason',
] as const;
const vector = new Float32Array([0.123456, -0.654321, 0.777777]);
const list = 'deny' as ListId;

async function plant({ store }: Pick<Site, 'store'>, person = 'p'): Promise<void> {
  const [name, phone, idNumber, organisation, reason] = planted;
  const change = { phone: new Personal(phone), idNumber: new Personal(idNumber), organisation };
  await store.people.create(personOf(person, name, change));
  await store.references.add({ person: id(person), model: 'm', vector, quality: 1 });
  if ((await store.lists.get(list)) === null)
    await store.lists.create({ id: list, kind: 'deny', name: 'Deny' });
  await store.lists.putEntry(list, { subject: id(person), reason, validFrom: null, validTo: null });
}

/** Every cell of every table of records.db, opened with the store's own key, as bytes. */
function cells(site: Pick<Site, 'folder' | 'key'>): Buffer {
  const file = openRecords(site);
  const tables = file
    .prepare<[], string>("select name from sqlite_schema where type = 'table'")
    .pluck()
    .all();
  const values = tables.flatMap((table) =>
    file
      .prepare<[], object>(`select * from "${table}"`)
      .all()
      .flatMap((row) => Object.values(row) as unknown[]),
  );
  file.close();
  return Buffer.concat(values.map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))));
}

function plainIn(bytes: Buffer): string[] {
  const needles: readonly (readonly [string, Buffer])[] = [
    ...planted.map((text) => [text, Buffer.from(text)] as const),
    ['folded name', Buffer.from(planted[0].toLowerCase())],
    ['vector', Buffer.from(vector.buffer)],
  ];
  return needles.filter(([, needle]) => bytes.includes(needle)).map(([name]) => name);
}

test('who has the file and its key reads nobody there', async () => {
  const site = await openSite();
  await plant(site);
  await site.store.close();
  expect(plainIn(cells(site))).toEqual([]);
});

test('opens all of it again with the keeper', async () => {
  const site = await openSite();
  await plant(site);
  await site.store.close();
  const store = await site.reopen();
  const person = await store.people.get(id('p'));
  expect([person?.name, person?.phone, person?.idNumber].map((text) => text?.unwrap('test'))).toEqual(
    planted.slice(0, 3),
  );
  expect(person?.organisation).toBe(planted[3]);
  expect([...(await store.references.batch('m', null, 10)).vectors]).toEqual([...vector]);
  expect((await store.lists.get(list))?.entries.get(id('p'))?.reason).toBe(planted[4]);
});

test('without the keeper guards by validities and lists, and tells of nobody', async () => {
  const site = await openSite();
  await plant(site);
  await site.store.close();
  const store = await site.reopenLocked();
  expect((await store.people.validities()).map(([one]) => one)).toEqual(['p']);
  expect((await store.lists.get(list))?.entries.get(id('p'))?.reason).toBe('');
  const locked = { code: 'vault-locked' };
  await expect(store.people.get(id('p'))).rejects.toMatchObject(locked);
  await expect(store.people.search({})).rejects.toMatchObject(locked);
  await expect(store.people.create(personOf('q', 'Q'))).rejects.toMatchObject(locked);
  await expect(store.references.batch('m', null, 10)).rejects.toMatchObject(locked);
  await expect(plant({ store }, 'q')).rejects.toMatchObject(locked);
});

test('lets go of the names when it is locked', async () => {
  const { store } = await openSite();
  await plant({ store });
  expect((await store.people.search({ text: 'planted' })).items).toHaveLength(1);
  await store.vault.lock();
  await expect(store.people.search({ text: 'planted' })).rejects.toMatchObject({ code: 'vault-locked' });
});

test('a person who was removed comes back from no old copy, with the store key and the present root', async () => {
  const site = await openSite();
  await plant(site, 'p');
  await plant(site, 'stays');
  await site.store.close();
  const old = join(temporaryFolder(), 'data');
  cpSync(site.folder, old, { recursive: true });
  const store = await site.reopen();
  await store.people.remove(id('p'));
  await rekeyWithKeeper(store.vault, site.keeper);
  await store.close();
  // The medium gives back the databases as they were; the vault is the present one.
  cpSync(join(site.folder, 'vault'), join(old, 'vault'), { recursive: true });
  const keySource = { key: async () => Buffer.from(site.key) };
  const again = await openTerminalStore({ folder: old, keySource, now: site.clock.now, worker: false });
  await unlockWithKeeper(again.vault, site.keeper);
  expect(await again.people.get(id('p'))).toBeNull();
  expect((await again.people.search({})).items.map((one) => one.id)).toEqual(['stays']);
  expect((await again.references.batch('m', null, 10)).people).toEqual(['stays']);
  await again.close();
});

test('finds a person by a number while it is open, and nobody who only has the store key can try numbers', async () => {
  const site = await openSite();
  await plant(site);
  const { numberHash } = await import('../identities/number-hash.ts');
  const key = await site.store.identities.numberKey();
  const hash = numberHash(key)(new Personal(planted[2]));
  expect(await site.store.identities.personOf(hash)).toBe('p');
  await site.store.close();
  expect(cells(site).includes(Buffer.from(hash))).toBe(false);
  const locked = await site.reopenLocked();
  expect(await locked.identities.personOf(hash)).toBeNull();
});

test('seals rows of a release without a vault once it is open, and leaves nothing of them', async () => {
  const site = await openSite({ vault: false });
  await plant(site);
  const { createWithKeeper } = await import('@vedette/vault');
  await createWithKeeper(site.store.vault, site.keeper, 1);
  expect((await site.store.people.search({ text: 'planted' })).items).toHaveLength(1);
  await site.store.upkeep.forget(site.clock.at);
  const person = await site.store.people.get(id('p'));
  expect(person?.idNumber?.unwrap('test')).toBe(planted[2]);
  expect([...(await site.store.references.batch('m', null, 10)).vectors]).toEqual([...vector]);
  await site.store.close();
  expect(plainIn(cells(site))).toEqual([]);
});
