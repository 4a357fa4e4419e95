import { randomBytes } from 'node:crypto';
import { instant, nameTokens, screenNames } from '@vedette/domain';
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
} from '../../../test/platform/people-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { LocationId } from '../locations/port.ts';
import { platformPeople } from '../people/repository.ts';
import { siteSync } from '../sync/repository.ts';
import { appeals as openAppeals } from './appeals.ts';
import type { LinkHash, NewPlatformEntry } from './port.ts';
import { platformLists } from './repository.ts';

const database = await testDatabase();
const needs = { db: kyselyOf(database), now: () => morning as number };
const people = platformPeople(needs);
const lists = platformLists(needs);
const appeals = openAppeals(needs);
const sync = siteSync(needs);
beforeAll(() => plantPlaces(database));

const later = (hours: number) => instant(morning + hours * 3_600_000);
const entry = (
  person: NewPlatformEntry['person'],
  change: Partial<NewPlatformEntry> = {},
): NewPlatformEntry => {
  const given = { person, reason: personal('Threatened the guard'), validFrom: null, validTo: null };
  return { ...given, owner: 'account-1', ...change };
};
let lastName = 0;
const listOf = (kind: 'allow' | 'deny' | 'watch', places: readonly LocationId[]) =>
  lists.create(ourReach, { organisation: ours, kind, name: `List ${lastName++}`, places, by: 'account-1' });
const rowsAt = async (where: LocationId) =>
  new Map((await sync.rows(where, null, 1000)).map(({ key, document }) => [String(key), document]));
const token = (): LinkHash => new Uint8Array(randomBytes(32)) as Uint8Array as LinkHash;
const secretive = { text: personal('It was not me.') };

describe('a list', () => {
  it('reaches the sites where it counts: itself, who is on it, and that person, entitled to nothing', async () => {
    const list = await listOf('deny', [building]);
    const { id } = await people.create(ourReach, somebody('Banned', { kind: 'listed' }));
    await lists.putEntry(ourReach, list.id, entry(id), 'account-2');
    const rows = await rowsAt(site);
    expect(JSON.parse(rows.get(`list/${list.id}`) ?? '')).toEqual({ kind: 'deny', name: list.name });
    expect(JSON.parse(rows.get(`list-entry/${list.id}:${id}`) ?? '')).toMatchObject({
      subject: id,
      reason: '',
    });
    expect(JSON.parse(rows.get(`person/${id}`) ?? '')).toMatchObject({ name: 'Banned', validTo: 0 });
    expect((await rowsAt(otherSite)).has(`list/${list.id}`)).toBe(false);
    await lists.patch(ourReach, list.id, { places: [otherSite], name: 'Moved' });
    expect([...(await rowsAt(site)).keys()].filter((key) => key.includes(id))).toEqual([]);
    expect((await rowsAt(otherSite)).has(`list-entry/${list.id}:${id}`)).toBe(true);
    await lists.remove(ourReach, list.id);
    expect([...(await rowsAt(otherSite)).keys()].filter((key) => key.includes(list.id))).toEqual([]);
  });

  it('of the allowed entitles who is on it', async () => {
    const list = await listOf('allow', [site]);
    const { id } = await people.create(ourReach, somebody('Welcome'));
    await lists.putEntry(ourReach, list.id, entry(id), 'account-1');
    expect(JSON.parse((await rowsAt(site)).get(`person/${id}`) ?? '')).toMatchObject({ validTo: null });
  });

  it('loses the entries whose time is over, and the sites with it', async () => {
    const list = await listOf('watch', [site]);
    const { id } = await people.create(ourReach, somebody('For an hour'));
    await lists.putEntry(ourReach, list.id, entry(id, { validTo: later(1) }), 'account-1');
    expect(await lists.dropOver(instant(later(1) - 1))).toBe(0);
    expect(await lists.dropOver(later(1))).toBe(1);
    expect((await rowsAt(site)).has(`list-entry/${list.id}:${id}`)).toBe(false);
    expect((await rowsAt(site)).has(`person/${id}`)).toBe(false);
  });

  it('is out of reach of another organisation, and not to be changed by one site when it counts at two', async () => {
    const list = await listOf('deny', [city]);
    const { id } = await people.create(ourReach, somebody('X'));
    expect(await lists.get(theirReach, list.id)).toBeNull();
    expect(await lists.entries(theirReach, list.id)).toEqual({ items: [], next: null });
    await expect(lists.remove(theirReach, list.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(lists.putEntry(theirReach, list.id, entry(id), 'a')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await lists.get(siteReach, list.id)).toMatchObject({ name: list.name });
    await expect(lists.putEntry(siteReach, list.id, entry(id), 'a')).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(lists.putEntry(ourReach, list.id, entry(nobody), 'a')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('shows its entries newest first, a page at a time', async () => {
    const list = await listOf('watch', [site]);
    const made = [];
    for (let i = 0; i < 5; i++) {
      const { id } = await people.create(ourReach, somebody(`W${i}`));
      made.push(id);
      await lists.putEntry(ourReach, list.id, entry(id), 'a');
    }
    const first = await lists.entries(ourReach, list.id, { limit: 3 });
    const second = await lists.entries(ourReach, list.id, { limit: 3, cursor: first.next });
    const seen = [...first.items, ...second.items].map(({ person }) => person);
    expect(seen).toEqual(made.toReversed());
    expect(await lists.entriesOf(siteReach, made[0] ?? nobody)).toHaveLength(1);
  });
});

describe('a visitor’s name', () => {
  const asked = async (name: string, number: string | null = null) => {
    const idNumber = number === null ? null : personal(number);
    const found = await lists.candidates(ours, site, nameTokens(name), idNumber, morning);
    const listed = found.map(({ person, kind, names, sameNumber }) => ({
      ...{ id: person, kind, sameNumber, names: names.unwrap('test') },
    }));
    return screenNames(name, listed);
  };

  it('is compared with every name on the lists in force at the site, and says why', async () => {
    const list = await listOf('deny', [city]);
    const put = async (name: string, change = {}) => {
      const { id } = await people.create(ourReach, somebody(name, { kind: 'listed', ...change }));
      await lists.putEntry(ourReach, list.id, entry(id), 'a');
    };
    await put('Reyes García', { otherNames: personal(['Reyes Garcia Lopez']) });
    await put('赵小刚', { idNumber: personal('110101199001011237') });
    await put('Yes');
    expect((await asked('Garcia, Reyes')).hits[0]?.comparison).toMatchObject({ verdict: 'same' });
    expect((await asked('Yes Man')).hits.map(({ comparison }) => comparison.findings)).toEqual([
      [{ agreement: 'same', one: 'Yes', other: 'Yes' }],
    ]);
    expect((await asked('Maria Reyesova')).screening).toBe('clear');
    expect((await asked('赵大刚')).screening).toBe('possible');
    expect((await asked('Somebody Else', '110101 19900101 1237')).screening).toBe('denied');
  });
});

describe('an appeal', () => {
  it('is filed by the bearer of a notice, answered, and lifts the entry', async () => {
    const list = await listOf('deny', [site]);
    const { id } = await people.create(ourReach, somebody('Wrongly listed'));
    await lists.putEntry(ourReach, list.id, entry(id), 'a');
    const hash = token();
    await appeals.addNotice(ourReach, list.id, id, hash, later(24));
    expect(await appeals.notice(hash, later(24))).toBeNull();
    expect(await appeals.notice(token(), morning)).toBeNull();
    const seen = await appeals.notice(hash, morning);
    expect(seen?.entry.reason.unwrap('test')).toBe('Threatened the guard');
    const filed = await appeals.file({ list: list.id, person: id }, secretive.text, null, later(72));
    await expect(
      appeals.file({ list: list.id, person: id }, secretive.text, null, later(72)),
    ).rejects.toMatchObject({ code: 'conflict' });
    await appeals.step(ourReach, filed.id, 'answered', personal('Where were you?'), 'account-2');
    await appeals.step(ourReach, filed.id, 'said-more', personal('At home.'), null);
    const done = await appeals.step(ourReach, filed.id, 'lifted', personal('Another man.'), 'account-2');
    expect(done).toMatchObject({ phase: 'lifted', decidedBy: 'account-2' });
    expect(await lists.entriesOf(ourReach, id)).toEqual([]);
    expect((await rowsAt(site)).has(`list-entry/${list.id}:${id}`)).toBe(false);
    const said = await appeals.messages(ourReach, filed.id);
    expect(said.map(({ kind, by }) => [kind, by])).toEqual([
      ['filed', null],
      ['answered', 'account-2'],
      ['said-more', null],
      ['lifted', 'account-2'],
    ]);
    expect(await appeals.notice(hash, morning)).toBeNull();
    await expect(appeals.step(ourReach, filed.id, 'upheld', personal('x'), 'a')).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is nobody’s but those who reach the list', async () => {
    const list = await listOf('deny', [otherSite]);
    const { id } = await people.create(ourReach, somebody('Y'));
    await lists.putEntry(ourReach, list.id, entry(id), 'a');
    const filed = await appeals.file({ list: list.id, person: id }, secretive.text, null, later(72));
    for (const reach of [theirReach, siteReach]) {
      expect(await appeals.get(reach, filed.id)).toBeNull();
      expect(await appeals.messages(reach, filed.id)).toEqual([]);
      expect((await appeals.list(reach, {})).items).not.toContainEqual(filed);
      await expect(appeals.step(reach, filed.id, 'upheld', personal('x'), 'a')).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    expect((await appeals.list(ourReach, { phase: 'filed' })).items).toContainEqual(filed);
  });
});
