import { createHash, randomBytes } from 'node:crypto';
import type { PersonId } from '@vedette/domain';
import {
  openReference,
  type RecipientPair,
  recipientOf,
  resealReference,
  type SealedReference,
  sealReference,
} from '@vedette/vault';
import { beforeAll, describe, expect, it } from 'vitest';
import { dumpDatabase, placesOf } from '../../../test/platform/dump-database.ts';
import {
  kyselyOf,
  morning,
  otherSite,
  ourReach,
  personal,
  plantPlaces,
  site,
  somebody,
  theirReach,
} from '../../../test/platform/people-kit.ts';
import { type PlantedTerminal, plantTerminal } from '../../../test/platform/planted-devices.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { LocationId } from '../locations/port.ts';
import { siteSync } from '../sync/repository.ts';
import { sealedReferences } from './references.ts';
import { platformPeople } from './repository.ts';
import { terminalKeys } from './terminal-keys.ts';

const database = await testDatabase();
const needs = { db: kyselyOf(database), now: () => morning as number };
const people = platformPeople(needs);
const references = sealedReferences(needs);
const keys = terminalKeys(needs);
const sync = siteSync(needs);
const face = new Uint8Array(randomBytes(2_000));

let first: PlantedTerminal;
let second: PlantedTerminal;
beforeAll(async () => {
  await plantPlaces(database);
  first = await standing(site);
  second = await standing(site);
});

async function standing(where: LocationId): Promise<PlantedTerminal> {
  const terminal = await plantTerminal(database, where);
  await keys.note(terminal.device, terminal.pair.publicKey);
  return terminal;
}
let count = 0;
async function enrolled(to: readonly RecipientPair[], where = site) {
  const person = await people.create(ourReach, somebody('Enrolled', { places: [where] }));
  count += 1;
  const label = { id: `face-${count}`, person: person.id, content: 'photograph' as const };
  const sealed = await sealReference(label, face, to);
  await references.put(ourReach, where, sealed);
  return { person: person.id, sealed };
}

/** The rows of a terminal, read as it reads them: page by page, in order of key. */
async function setOf({ pair }: PlantedTerminal, where = site): Promise<ReadonlyMap<string, string>> {
  const rows = await sync.rows(where, null, 1000, pair.id);
  return new Map(rows.map(({ key, document }) => [key, document]));
}
const own = async (terminal: PlantedTerminal, of: string): Promise<readonly string[]> =>
  [...(await setOf(terminal)).keys()].filter((key) => !key.startsWith('person/') && key.includes(of));

/** What a terminal makes of a row of its set. */
function received(document: string | undefined, id: string, { pair }: PlantedTerminal): SealedReference {
  const { person, content, sealed, wrap } = JSON.parse(document ?? '{}');
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  return {
    label: { id, person, content },
    sealed: bytes(sealed),
    wraps: [{ recipient: pair.id, bytes: bytes(wrap) }],
  };
}

describe('a face sealed to the terminals of a site', () => {
  it('is in the set of each of them, opened there from its row alone, and in no other set', async () => {
    const { sealed } = await enrolled([first.pair, second.pair]);
    const { id } = sealed.label;
    for (const terminal of [first, second]) {
      const row = (await setOf(terminal)).get(`face-reference/${id}`);
      expect(await openReference(terminal.pair, received(row, id, terminal))).toEqual(face);
    }
    const shared = await sync.rows(site, null, 1000);
    expect(shared.filter(({ key }) => key.startsWith('face-reference/'))).toEqual([]);
    const row = (await setOf(first)).get(`face-reference/${id}`);
    expect(await openReference(second.pair, received(row, id, second))).toBeNull();
  });

  it('is refused when it is sealed to somebody who is no terminal of the site, or to one of another', async () => {
    const stranger = await plantTerminal(database, otherSite);
    await keys.note(stranger.device, stranger.pair.publicKey);
    const person = await people.create(ourReach, somebody('Nobody', { places: [site] }));
    const label = { id: 'stray', person: person.id, content: 'photograph' as const };
    for (const to of [[stranger.pair], [first.pair, await recipientOf(randomBytes(32))]]) {
      const sealed = await sealReference(label, face, to);
      await expect(references.put(ourReach, site, sealed)).rejects.toMatchObject({ code: 'input-invalid' });
    }
    const sealed = await sealReference(label, face, [first.pair]);
    await expect(references.put(theirReach, site, sealed)).rejects.toMatchObject({ code: 'not-found' });
    await expect(keys.ofSite(theirReach, site)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves every terminal with the person, and when he is no longer known at the site', async () => {
    const { person, sealed } = await enrolled([first.pair, second.pair]);
    const since = (await sync.head(site, first.pair.id)).version;
    await people.patch(ourReach, person, { places: [otherSite] });
    expect(await own(first, sealed.label.id)).toEqual([]);
    const changes = await sync.syncRows(site, since, 100, first.pair.id);
    expect(changes?.map(({ key, document }) => [key, document])).toEqual([
      [`person/${person}`, null],
      [`face-reference/${sealed.label.id}`, null],
    ]);
    await people.patch(ourReach, person, { places: [site] });
    expect(await own(first, sealed.label.id)).toEqual([`face-reference/${sealed.label.id}`]);
    await people.remove(ourReach, person);
    expect(await own(first, sealed.label.id)).toEqual([]);
  });

  it('is kept from terminals once it is removed, and the person has none', async () => {
    const { person, sealed } = await enrolled([first.pair]);
    await references.remove(ourReach, site, sealed.label.id);
    expect(await own(first, sealed.label.id)).toEqual([]);
    expect((await people.get(ourReach, person))?.referenceState).toBe('none');
  });
});

describe('a terminal that joins a site', () => {
  it('gets each face from one that can open it, which is asked until it has answered', async () => {
    const { person, sealed } = await enrolled([first.pair, second.pair]);
    const { id } = sealed.label;
    const newcomer = await standing(site);
    const asked = `reseal/${id}:${newcomer.pair.id}`;
    expect(await own(first, asked)).toEqual([asked]);
    expect(await own(newcomer, id)).toEqual([]);
    const question = JSON.parse((await setOf(first)).get(asked) ?? '{}');
    expect(question).toEqual({
      reference: id,
      publicKey: Buffer.from(newcomer.pair.publicKey).toString('base64url'),
    });
    const row = (await setOf(first)).get(`face-reference/${id}`);
    const wrap = await resealReference(first.pair, received(row, id, first), newcomer.pair);
    if (wrap === null) throw new Error('not opened');
    const answer = { reference: id, recipient: newcomer.pair.id, bytes: wrap.bytes };
    expect(await references.addWraps(site, first.pair.id, [answer, answer])).toBe(1);
    expect(await references.addWraps(site, second.pair.id, [answer])).toBe(0);
    expect([...(await own(first, asked)), ...(await own(second, asked))]).toEqual([]);
    const got = (await setOf(newcomer)).get(`face-reference/${id}`);
    expect(await openReference(newcomer.pair, received(got, id, newcomer))).toEqual(face);
    await people.remove(ourReach, person);
  });

  it('is given nothing by one that cannot open it, nor for a key that stands nowhere', async () => {
    const { sealed } = await enrolled([first.pair]);
    const newcomer = await standing(site);
    const bytes = new Uint8Array(randomBytes(80));
    const { id } = sealed.label;
    const wrap = { reference: id, recipient: newcomer.pair.id, bytes };
    expect(await references.addWraps(site, second.pair.id, [wrap])).toBe(0);
    const nowhere = (await recipientOf(randomBytes(32))).id;
    expect(await references.addWraps(site, first.pair.id, [{ ...wrap, recipient: nowhere }])).toBe(0);
    expect(await references.addWraps(otherSite, first.pair.id, [wrap])).toBe(0);
    expect(await own(newcomer, id)).toEqual([]);
  });

  it('loses all of them when its key is replaced or it is retired', async () => {
    const leaving = await standing(site);
    const { sealed } = await enrolled([first.pair, leaving.pair]);
    const again = await plantTerminal(database, site);
    await keys.note(leaving.device, again.pair.publicKey);
    expect(await own(leaving, sealed.label.id)).toEqual([]);
    expect(await own(first, again.pair.id)).toContain(`reseal/${sealed.label.id}:${again.pair.id}`);
    expect(await keys.forget(leaving.device)).toBe(0);
    expect(await own(first, again.pair.id)).toEqual([]);
    expect((await keys.ofSite(ourReach, site)).map(({ device }) => device)).not.toContain(leaving.device);
    expect(await keys.ofDevice(leaving.device)).toBeNull();
  });
});

it('folds the digest of each terminal’s set from all its rows, however they came and went', async () => {
  for (const terminal of [first, second]) {
    const folded = new Uint8Array(32);
    for (const [key, document] of await setOf(terminal)) {
      const digest = createHash('sha256').update(key).update('\0').update(document).digest();
      for (const [index, byte] of digest.entries()) folded[index] = (folded[index] ?? 0) ^ byte;
    }
    expect((await sync.head(site, terminal.pair.id)).digest).toEqual(folded);
  }
});

it('reaches the same set by changes from the beginning as by the whole', async () => {
  const held = new Map<string, string>();
  let at = 0;
  for (let page = await sync.syncRows(site, 0, 7, first.pair.id); page?.length; ) {
    for (const { key, document } of page)
      if (document === null) held.delete(key);
      else held.set(key, document);
    at = page.at(-1)?.version ?? at;
    page = await sync.syncRows(site, at, 7, first.pair.id);
  }
  expect(at).toBe((await sync.head(site, first.pair.id)).version);
  expect(Object.fromEntries(held)).toEqual(Object.fromEntries(await setOf(first)));
});

describe('somebody who takes the whole database', () => {
  it('finds no face in it and no key that opens one', async () => {
    const { sealed } = await enrolled([first.pair, second.pair]);
    await database.pool.query('analyze');
    const dump = await dumpDatabase(database);
    expect(placesOf(dump, sealed.sealed)).toEqual(['sealed_reference.sealed']);
    for (const secret of [face.slice(100, 132), first.pair.privateKey, second.pair.privateKey])
      for (const text of [
        secret,
        Buffer.from(secret).toString('base64url'),
        Buffer.from(secret).toString('hex'),
      ])
        expect(placesOf(dump, text)).toEqual([]);
    const candidates = dump.map(({ bytes }) => bytes).filter(({ length }) => length >= 32 && length < 200);
    expect(await opened(sealed, candidates)).toEqual([]);
  });

  it('finds a name and numbers where they are declared, and after the removal nowhere, statistics included', async () => {
    const planted = { name: 'Zyxwvut Planted', phone: '13711112222', idNumber: '11010519491231002X' };
    const made: PersonId[] = [];
    // Several of one name: what is common is what statistics keep.
    for (let n = 0; n < 60; n += 1) {
      const { name, phone, idNumber } = planted;
      const change = { phone: personal(phone), idNumber: personal(idNumber), places: [site] };
      made.push((await people.create(ourReach, somebody(name, change))).id);
    }
    await sync.setFields(site, ['phone']);
    await database.pool.query('analyze');
    const before = await dumpDatabase(database);
    expect(placesOf(before, planted.name)).toEqual(['person.name', 'sync_row.document']);
    expect(placesOf(before, planted.phone)).toEqual(['person.phone', 'sync_row.document']);
    expect(placesOf(before, planted.idNumber)).toEqual(['person.id_number']);
    for (const id of made) await people.remove(ourReach, id);
    // No `analyze` here: what it had kept of them would still stand.
    const after = await dumpDatabase(database);
    for (const text of [...Object.values(planted), 'zyxwvut', 'ZYXWVUT'])
      expect(placesOf(after, text)).toEqual([]);
  });
});

/** Tries everything of 32 bytes in the database as the key of a terminal. */
async function opened(sealed: SealedReference, candidates: readonly Buffer[]): Promise<readonly string[]> {
  const found: string[] = [];
  const tries = new Set(candidates.map((bytes) => bytes.subarray(0, 32).toString('hex')));
  for (const hex of tries)
    for (const { recipient } of sealed.wraps) {
      const privateKey = new Uint8Array(Buffer.from(hex, 'hex'));
      const pair = { id: recipient, publicKey: new Uint8Array(32), privateKey };
      const content = await openReference(pair, sealed).catch(() => null);
      if (content !== null) found.push(hex);
    }
  return found;
}
