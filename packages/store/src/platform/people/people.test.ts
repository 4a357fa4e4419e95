import { createHash } from 'node:crypto';
import type { PersonId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  building,
  city,
  kyselyOf,
  morning,
  nobody,
  otherSite,
  ourReach,
  ours,
  personal,
  plantPlaces,
  site,
  siteReach,
  somebody,
  theirReach,
  theirSite,
} from '../../../test/platform/people-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { LocationId } from '../locations/port.ts';
import { siteSync } from '../sync/repository.ts';
import { personGroups } from './groups.ts';
import { platformPeople } from './repository.ts';

let now = morning as number;
const database = await testDatabase();
const db = kyselyOf(database);
const needs = { db, now: () => now };
const people = platformPeople(needs);
const groups = personGroups(needs);
const sync = siteSync(needs);
beforeAll(() => plantPlaces(database));

const keysAt = async (where: LocationId): Promise<readonly string[]> =>
  (await sync.rows(where, null, 1000)).map(({ key }) => key);
const knows = async (where: LocationId, id: string) => (await keysAt(where)).includes(`person/${id}`);
const document = async (where: LocationId, id: string): Promise<unknown> => {
  const row = (await sync.rows(where, null, 1000)).find(({ key }) => key === `person/${id}`);
  return row === undefined ? null : JSON.parse(row.document);
};

describe('a person', () => {
  it('comes back as written, with what nobody told left open', async () => {
    const given = somebody('王小明', {
      phone: personal('+8613800000000'),
      idNumber: personal('1101 0119 9001 01123x'),
    });
    const { id, revision } = await people.create(ourReach, given);
    const found = await people.get(ourReach, id);
    expect(found?.name.unwrap('test')).toBe('王小明');
    expect(found?.idNumber?.unwrap('test')).toBe('11010119900101123X');
    expect(found).toMatchObject({ revision: 1, mail: null, consent: null, places: [], groups: [] });
    expect(revision).toBe(1);
  });

  it('is found by each word of the name or its beginning, and by nothing in the middle of one', async () => {
    const { id } = await people.create(ourReach, somebody('José Reyes García'));
    const found = async (text: string) => {
      const page = await people.search(ourReach, { text: personal(text) });
      return page.items.some((one) => one.id === id);
    };
    expect(await found('reyes')).toBe(true);
    expect(await found('jose gar')).toBe(true);
    expect(await found('yes')).toBe(false);
    expect(await found('%')).toBe(false);
    expect(await found("'; drop table person --")).toBe(false);
  });

  it('is found in Chinese by the given name as well', async () => {
    const { id } = await people.create(ourReach, somebody('欧阳修远'));
    for (const text of ['欧阳', '修远', '远', '欧阳修远'])
      expect((await people.search(ourReach, { text: personal(text) })).items.map((one) => one.id)).toEqual([
        id,
      ]);
  });

  it('is nobody to another organisation, whatever is asked', async () => {
    const { id } = await people.create(ourReach, somebody('Hidden'));
    expect(await people.get(theirReach, id)).toBeNull();
    expect(await people.getMany(theirReach, [id])).toEqual([]);
    expect((await people.search(theirReach, { text: personal('Hidden') })).items).toEqual([]);
    await expect(people.patch(theirReach, id, { unit: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(people.remove(theirReach, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(people.create(theirReach, somebody('x'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(people.create(ourReach, somebody('x', { places: [theirSite] }))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await people.get(ourReach, 'nonsense' as PersonId)).toBeNull();
  });

  it('is changed only by whoever has the revision that stands', async () => {
    const { id } = await people.create(ourReach, somebody('Old'));
    const changed = await people.patch(ourReach, id, { name: personal('New'), unit: 'Works' }, 1);
    expect(changed).toMatchObject({ revision: 2, unit: 'Works' });
    await expect(people.patch(ourReach, id, { unit: 'x' }, 1)).rejects.toMatchObject({ code: 'conflict' });
    expect((await people.search(ourReach, { text: personal('Old') })).items).toEqual([]);
    await expect(people.patch(ourReach, nobody, {})).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused with a name that is none, too long, or a validity that ends first', async () => {
    for (const change of [
      { name: personal(' ') },
      { name: personal('x'.repeat(101)) },
      { name: personal('a\0b') },
      { validFrom: morning, validTo: morning },
    ])
      await expect(people.create(ourReach, somebody('x', change))).rejects.toMatchObject({
        code: 'input-invalid',
      });
  });
});

describe('what the terminals of a site know', () => {
  it('is who may go in at or below it, or in all of what lies around it', async () => {
    const { id } = await people.create(ourReach, somebody('A', { places: [building] }));
    expect(await knows(site, id)).toBe(true);
    expect(await knows(otherSite, id)).toBe(false);
    await people.patch(ourReach, id, { places: [city] });
    expect(await knows(otherSite, id)).toBe(true);
    await people.patch(ourReach, id, { isActive: false });
    expect([await knows(site, id), await knows(otherSite, id)]).toEqual([false, false]);
  });

  it('follows groups: their members, and their places', async () => {
    const { id } = await people.create(ourReach, somebody('B'));
    const group = await groups.create(ourReach, {
      organisation: ours,
      name: 'Day shift',
      externalId: null,
      places: [site],
    });
    await groups.changeMembers(ourReach, group.id, { add: [id], remove: [] });
    expect(await knows(site, id)).toBe(true);
    await groups.patch(ourReach, group.id, { places: [otherSite] });
    expect([await knows(site, id), await knows(otherSite, id)]).toEqual([false, true]);
    await groups.remove(ourReach, group.id);
    expect(await knows(otherSite, id)).toBe(false);
    expect(await people.get(ourReach, id)).toMatchObject({ groups: [] });
  });

  it('tells of a person only what the site needs', async () => {
    const given = somebody('C', { places: [site], phone: personal('123456'), unit: 'Works' });
    const { id } = await people.create(ourReach, given);
    expect(await document(site, id)).toMatchObject({ name: 'C', phone: null, organisation: null });
    await sync.setFields(site, ['phone']);
    expect(await document(site, id)).toMatchObject({ phone: '123456', organisation: null });
    await sync.setFields(site, []);
  });

  it('leaves a tombstone of whoever was deleted, and nothing of him', async () => {
    const { id } = await people.create(ourReach, somebody('Gone for good', { places: [site] }));
    const before = await sync.head(site);
    await people.remove(ourReach, id);
    expect(await sync.syncRows(site, before.version, 10)).toEqual([
      { version: before.version + 1, key: `person/${id}`, document: null },
    ]);
    const { rows } = await database.pool.query(
      `select * from sync_row where document like '%Gone for good%'`,
    );
    expect(rows).toEqual([]);
  });

  it('comes in pages of changes that miss nothing, each in its last state', async () => {
    const since = (await sync.head(site)).version;
    const made = [];
    for (let i = 0; i < 7; i++)
      made.push(await people.create(ourReach, somebody(`P${i}`, { places: [site] })));
    const first = made[0];
    if (first !== undefined) await people.patch(ourReach, first.id, { name: personal('Changed') });
    const seen: string[] = [];
    let at = since;
    for (;;) {
      const page = (await sync.syncRows(site, at, 3)) ?? [];
      if (page.length === 0) break;
      seen.push(...page.map(({ key }) => key));
      at = page.at(-1)?.version ?? at;
    }
    expect(seen.toSorted()).toEqual(made.map(({ id }) => `person/${id}`).toSorted());
    expect(at).toBe((await sync.head(site)).version);
  });

  it('gives every change a version of its own while many write at once', async () => {
    const since = (await sync.head(site)).version;
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, i) => people.create(ourReach, somebody(`Q${i}`, { places: [city] }))),
    );
    const page = await sync.syncRows(site, since, 100);
    expect(page?.map(({ version }) => version)).toEqual(made.map((_, index) => since + index + 1));
  });

  it('says so when removals so far back are forgotten', async () => {
    const { version } = await sync.head(otherSite);
    await sync.forgetRemovals(otherSite, version);
    expect(await sync.syncRows(otherSite, 0, 10)).toBeNull();
    expect(await sync.syncRows(otherSite, version, 10)).toEqual([]);
    expect(await sync.syncRows(otherSite, version + 1, 10)).toBeNull();
    expect(await sync.head(theirSite)).toEqual({ version: 0, digest: new Uint8Array(32) });
  });
});

describe('the digest of a set', () => {
  it('is that of all its rows, however they came and went', async () => {
    for (const where of [site, otherSite]) {
      const folded = new Uint8Array(32);
      for (const { key, document } of await sync.rows(where, null, 1000)) {
        const digest = createHash('sha256').update(key).update('\0').update(document).digest();
        for (const [index, byte] of digest.entries()) folded[index] = (folded[index] ?? 0) ^ byte;
      }
      expect((await sync.head(where)).digest).toEqual(folded);
    }
  });
});

describe('whoever answers for one site', () => {
  it('sees who is known there, and nobody else', async () => {
    const here = await people.create(ourReach, somebody('Here', { places: [site] }));
    const everywhere = await people.create(ourReach, somebody('Everywhere', { places: [city] }));
    const there = await people.create(ourReach, somebody('There', { places: [otherSite] }));
    const seen = await people.getMany(siteReach, [here.id, everywhere.id, there.id]);
    expect(seen.map(({ id }) => id).toSorted()).toEqual([here.id, everywhere.id].toSorted());
    await expect(people.create(siteReach, somebody('x', { places: [otherSite] }))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('takes away nobody who is also known elsewhere', async () => {
    const both = await people.create(ourReach, somebody('Both', { places: [site, otherSite] }));
    await expect(people.remove(siteReach, both.id)).rejects.toMatchObject({ code: 'not-allowed' });
    const mine = await people.create(siteReach, somebody('Mine', { places: [site] }));
    expect(await people.remove(siteReach, mine.id)).toEqual({ references: 0, listEntries: 0, visits: 0 });
  });
});

describe('many rows at once', () => {
  it('are written each by itself: a poisoned one stops no other', async () => {
    const from = (name: string, externalId: string, change = {}) =>
      somebody(name, { source: 'import', externalId, ...change });
    const written = await people.write(ourReach, [
      from('One', '1', { userName: personal('same') }),
      from('Two', '2', { userName: personal('SAME') }),
      from('x'.repeat(200), '3'),
      from('Four', '4', { places: [theirSite] }),
      from('Five', '5'),
    ]);
    expect(written.map((one) => ('code' in one ? one.code : one.outcome))).toEqual([
      ...['created', 'conflict', 'input-invalid', 'not-found', 'created'],
    ]);
    const again = await people.write(ourReach, [
      from('One', '1', { userName: personal('same') }),
      from('5', '5'),
    ]);
    expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'changed']);
  });

  it('leave whoever is not among them inactive when a directory was read', async () => {
    const from = (externalId: string) => somebody(externalId, { source: 'ldap', externalId, places: [site] });
    const written = await people.write(ourReach, [from('a'), from('b')]);
    expect(await people.deactivateOthers(ourReach, ours, 'ldap', ['a'])).toBe(1);
    const [a, b] = written.map((one) => ('id' in one ? one.id : nobody));
    expect([await knows(site, a ?? nobody), await knows(site, b ?? nobody)]).toEqual([true, false]);
  });
});

describe('a search', () => {
  it('pages through everybody once in order of name, and its cursor names nobody', async () => {
    now += 1;
    const given = { organisation: ours, name: 'Paged', externalId: null, places: [] };
    const group = await groups.create(ourReach, given);
    const names = ['b', 'a', 'c', 'a', 'd'];
    for (const name of names) await people.create(ourReach, somebody(name, { groups: [group.id] }));
    const seen: string[] = [];
    let cursor = null;
    do {
      const page = await people.search(ourReach, { group: group.id, cursor, limit: 2 });
      seen.push(...page.items.map((one) => one.name.unwrap('test')));
      cursor = page.next;
      expect(cursor ?? nobody).toMatch(/^[0-9a-f-]{36}$/);
    } while (cursor !== null);
    expect(seen).toEqual(names.toSorted());
    expect(await people.count(ourReach, { group: group.id })).toBe(5);
  });
});
