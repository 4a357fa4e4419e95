import { type Duty, type DutyId, type ListId, type PersonId, presetDuty } from '@vedette/domain';
import {
  encodeReferenceVector,
  makeX25519,
  openReference,
  recipientOf,
  recipientPair,
  sealReference,
} from '@vedette/vault';
import { describe, expect, test } from 'vitest';
import { plainDuty } from '../../../test/admin.ts';
import { type Joined, openJoined, person, rowOf } from '../../../test/joined.ts';
import { picture, wordFace } from '../../../test/word-face.ts';

const entry = { reason: '', validFrom: null, validTo: null };
const ann = 'ann' as PersonId;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A face as a browser seals it to the terminals of a site, as its row says it. */
async function faceRow(
  { keys }: Joined,
  content: Uint8Array,
  kind: 'photograph' | 'reference' = 'photograph',
) {
  const label = { id: 'face-1', person: ann, content: kind };
  const { sealed, wraps } = await sealReference(label, content, [keys.pair]);
  const [wrap] = wraps;
  return {
    person: ann,
    content: kind,
    sealed: base64(sealed),
    wrap: base64(wrap?.bytes ?? new Uint8Array()),
  };
}

test('brings people, lists and entries, and takes them away again', async () => {
  const { admin, bring } = await openJoined();
  const { people, lists } = admin.store;
  const faults = await bring({
    'list-entry/guests:ann': { list: 'guests', subject: 'ann', ...entry },
    'list/guests': { kind: 'allow', name: 'Guests' },
    'person/ann': person('Ann', { phone: '123456' }),
  });
  expect([...faults]).toEqual([]);
  expect((await people.get(ann))?.phone?.unwrap('test')).toBe('123456');
  expect([...((await lists.get('guests' as ListId))?.entries.keys() ?? [])]).toEqual(['ann']);
  await bring({ 'person/ann': person('Ann Anderson') }, 'list-entry/guests:ann');
  const changed = await people.get(ann);
  expect([changed?.name.unwrap('test'), changed?.phone]).toEqual(['Ann Anderson', null]);
  expect((await lists.get('guests' as ListId))?.entries.size).toBe(0);
  await bring({}, 'list/guests', 'person/ann');
  expect([await people.get(ann), await lists.get('guests' as ListId)]).toEqual([null, null]);
});

test('forgets a deleted person at the door and before the camera at once', async () => {
  const face = wordFace();
  const joined = await openJoined({ face });
  await joined.bring({
    'person/ann': person('Ann'),
    'face-reference/face-1': await faceRow(joined, picture('ann')),
  });
  expect([...face.onDuty.keys()]).toEqual(['ann']);
  await joined.bring({}, 'face-reference/face-1', 'person/ann');
  expect([...face.onDuty.keys()]).toEqual([]);
  expect(joined.admin.lanes.told).toContain('forget ann');
  expect((await joined.admin.store.references.counts()).size).toBe(0);
});

test('changes nothing by rows that come twice, and by the end of what is not there', async () => {
  const { admin, bring } = await openJoined();
  const rows = {
    'person/ann': person('Ann'),
    'list/l': { kind: 'deny', name: 'L' },
    'list-entry/l:ann': { list: 'l', subject: 'ann', ...entry },
  };
  await bring(rows);
  expect([...(await bring(rows, 'person/nobody', 'list/none', 'schedule/none', 'list-entry/l:bob'))]).toEqual(
    [],
  );
  expect(await admin.store.people.count()).toBe(1);
});

test('tells each row that does not do, and applies the others', async () => {
  const joined = await openJoined();
  const { admin, bring } = joined;
  const faults = await bring({
    'person/ann': person('Ann'),
    'person/bob': { name: 'Bob' },
    'list-entry/l:ann': { list: 'l', subject: 'ann', ...entry },
    'venue-code/1': { of: 'a newer platform' },
    'face-reference/a': { ...(await faceRow(joined, picture('ann'))), wrap: base64(new Uint8Array(80)) },
    'list/broken': 'no JSON',
  });
  expect(Object.fromEntries(faults)).toEqual({
    'person/bob': 'malformed',
    'list-entry/l:ann': 'dangling',
    'venue-code/1': 'unknown-kind',
    'face-reference/a': 'not-opened',
    'list/broken': 'malformed',
  });
  expect(await admin.store.people.count()).toBe(1);
  expect(await admin.store.link.keys(null, null, 10)).toHaveLength(6);
  expect(await admin.store.link.holds('person/bob')).toBe(false);
});

test('applies what named somebody unknown once they come, in whatever page', async () => {
  const face = wordFace();
  const joined = await openJoined({ face });
  const early = { 'face-reference/face-1': await faceRow(joined, picture('ann')) };
  expect([...(await joined.bring(early))]).toEqual([['face-reference/face-1', 'dangling']]);
  expect([...(await joined.bring({ 'person/ann': person('Ann') }))]).toEqual([]);
  expect([...face.onDuty.keys()]).toEqual(['ann']);
  expect(await joined.admin.store.link.faulty('dangling')).toEqual([]);
});

test('holds what a whole set has not come to yet against no row before its end', async () => {
  const { ports, bring } = await openJoined();
  const dangling = rowOf('list-entry/l:ann', { list: 'l', subject: 'ann', ...entry });
  const within = { state: await ports.sync.state(), rows: [dangling], removed: [] };
  expect(await ports.sync.apply(within)).toEqual([]);
  expect([...(await bring({ 'person/bob': person('Bob') }))]).toEqual([['list-entry/l:ann', 'dangling']]);
});

describe('a face', () => {
  test('that a terminal has made a vector of already is taken for the same model alone', async () => {
    const face = wordFace();
    const joined = await openJoined({ face });
    const vector = new Float32Array(face.model.dimension).fill(0.1);
    const made = (model: string) => encodeReferenceVector({ model, quality: 0.8, vector });
    await joined.bring({ 'person/ann': person('Ann') });
    const other = await faceRow(joined, made('other@1'), 'reference');
    expect([...(await joined.bring({ 'face-reference/face-1': other })).values()]).toEqual(['dangling']);
    const own = await faceRow(joined, made(face.model.id), 'reference');
    expect([...(await joined.bring({ 'face-reference/face-1': own })).values()]).toEqual([]);
    expect(face.onDuty.size).toBe(1);
  });

  test('is refused by the rules of this site’s own enrolment', async () => {
    const joined = await openJoined();
    const poor = await faceRow(joined, Buffer.from('fault face-blurred'));
    const faults = await joined.bring({ 'person/ann': person('Ann'), 'face-reference/face-1': poor });
    expect([...faults.values()]).toEqual(['low-quality']);
  });

  test('is sealed on to a terminal that has joined the site, until the platform has it', async () => {
    const joined = await openJoined();
    const newcomer = makeX25519();
    const asked = { reference: 'face-1', publicKey: base64(newcomer.publicKey) };
    const row = await faceRow(joined, picture('ann'));
    const grown: string[] = [];
    joined.ports.wraps.onGrown(() => grown.push('grown'));
    await joined.bring({ 'person/ann': person('Ann'), 'face-reference/face-1': row, 'reseal/1': asked });
    expect(grown).toEqual(['grown']);
    const [wrap] = await joined.ports.wraps.waiting(10);
    expect(wrap).toMatchObject({ reference: 'face-1', recipient: asked.publicKey });
    const pair = await recipientPair(newcomer.privateKey);
    const bytes = new Uint8Array(Buffer.from(wrap?.wrap ?? '', 'base64url'));
    const { id: recipient } = await recipientOf(newcomer.publicKey);
    const opened = await openReference(pair, {
      label: { id: 'face-1', person: ann, content: 'photograph' },
      ...{ sealed: new Uint8Array(Buffer.from(row.sealed, 'base64url')), wraps: [{ recipient, bytes }] },
    });
    expect(Buffer.from(opened ?? '')).toEqual(picture('ann'));
    expect(await joined.ports.wraps.waiting(10)).toHaveLength(1);
    await joined.ports.wraps.taken(wrap === undefined ? [] : [wrap]);
    expect(await joined.ports.wraps.waiting(10)).toEqual([]);
  });
});

describe('a duty', () => {
  const ofPlatform = (change: Partial<Duty> = {}): Duty => ({
    ...presetDuty('visitor-desk', { processor: { name: 'Works', contact: 'desk' } }),
    ...change,
  });

  test('is in force at once, and the platform hears which keys it needs', async () => {
    const { admin, ports, bring, needsChanged } = await openJoined();
    const duty = ofPlatform({ version: 7 });
    expect([...(await bring({ 'duty/site': duty }))]).toEqual([]);
    const current = await admin.store.duties.current();
    expect([current?.duty.id, current?.duty.version, current?.by]).toEqual([duty.id, 7, null]);
    expect([needsChanged(), admin.lanes.told]).toEqual([1, ['reload']]);
    const { sealing } = await ports.self.facts();
    expect(sealing.needs.map(({ purpose }) => purpose)).toEqual([duty.purpose]);
    expect([...(await bring({ 'duty/site': duty }))]).toEqual([]);
  });

  test('waits for the lists that it names', async () => {
    const { admin, bring } = await openJoined();
    const require = [{ check: 'allow-list', list: 'staff' as ListId }] as const;
    const faults = await bring({ 'duty/site': ofPlatform({ version: 7, require: [...require] }) });
    expect([...faults.values()]).toEqual(['dangling']);
    await bring({ 'list/staff': { kind: 'allow', name: 'Staff' } });
    expect((await admin.store.duties.current())?.duty.version).toBe(7);
  });

  test('counts below the number that this terminal had come to by itself, and the history keeps both', async () => {
    const { admin, bring } = await openJoined();
    await admin.adopt({ version: 9 });
    const lower = { ...ofPlatform({ version: 2 }), id: plainDuty.id };
    expect([...(await bring({ 'duty/site': lower }))]).toEqual([]);
    const { duties } = admin.store;
    expect((await duties.current())?.duty).toEqual(lower);
    expect((await duties.history()).slice(0, 2).map(({ duty }) => duty.version)).toEqual([2, 9]);
    expect((await duties.get(plainDuty.id as DutyId, 9))?.duty.purpose).toBe(plainDuty.purpose);
  });

  test('comes into force again under its own number when something else was in force meanwhile', async () => {
    const { admin, bring } = await openJoined();
    const duty = { ...ofPlatform({ version: 2 }), id: plainDuty.id };
    await bring({ 'duty/site': duty });
    await admin.adopt({ version: 3 });
    expect([...(await bring({ 'duty/site': duty }))]).toEqual([]);
    expect((await admin.store.duties.history()).slice(0, 3).map(({ duty }) => duty.version)).toEqual([
      2, 3, 2,
    ]);
  });

  test('under a number that means something else here gets the next free one, once', async () => {
    const { admin, bring, ports } = await openJoined();
    await admin.adopt({ version: 9 });
    const other = { ...ofPlatform({ version: 9 }), id: plainDuty.id };
    for (let i = 0; i < 2; i += 1) expect([...(await bring({ 'duty/site': other }))]).toEqual([]);
    const { duties } = admin.store;
    expect((await duties.current())?.duty).toEqual({ ...other, version: 10 });
    expect((await duties.get(plainDuty.id as DutyId, 9))?.duty.purpose).toBe(plainDuty.purpose);
    expect(await ports.self.facts()).toMatchObject({
      duty: { id: plainDuty.id, version: 10 },
      duties: [{ version: 10, purpose: other.purpose }, { version: 9 }],
    });
  });
});

test('says its needs anew when it holds the key of a day of which nothing waits any more', async () => {
  const joined = await openJoined();
  const keep = { why: 'tests', minKeep: '0d', maxKeep: '30d', visibleTo: ['owner'] } as const;
  const duty = await joined.admin.adopt({ collect: { name: keep } });
  await joined.bring(await joined.keysFor(duty));
  const before = joined.needsChanged();
  await joined.bring(await joined.keysFor(duty, '2020-01-01'));
  expect(joined.needsChanged()).toBe(before + 1);
});

test('sums holidays over all rows, and takes those of a row away with it', async () => {
  const { admin, bring } = await openJoined();
  const dates = async () => [...(await admin.store.schedules.holidays()).keys()];
  await bring({ 'holidays/2026': [{ date: '2026-10-01', kind: 'holiday' }] });
  await bring({ 'holidays/2027': [{ date: '2027-01-01', kind: 'holiday' }] });
  expect(await dates()).toEqual(['2026-10-01', '2027-01-01']);
  await bring({}, 'holidays/2026');
  expect(await dates()).toEqual(['2027-01-01']);
});
