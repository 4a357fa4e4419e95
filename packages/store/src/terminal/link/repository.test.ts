import type { PersonId } from '@vedette/domain';
import { subjectTagUnder } from '@vedette/vault';
import { describe, expect, test } from 'vitest';
import { openSite, personOf, recordOf, type Site, start } from '../../../test/kit.ts';
import type { OutboxSeq } from '../outbox/port.ts';
import type { HeldRow } from './port.ts';

const row = (key: string, change: Partial<HeldRow> = {}): HeldRow => ({
  key,
  digest: new Uint8Array(32).fill(key.length),
  document: null,
  fault: null,
  ...change,
});
const state = (version: number) => ({ version, hash: String(version).padStart(64, '0') });

test('names its log once, and knows how far the set was taken across a restart', async () => {
  const site = await openSite();
  const log = await site.store.link.log();
  expect(log).toMatch(/^[\w-]{22}$/);
  expect(await site.store.link.state()).toEqual(state(0));
  await site.store.link.hold({ state: state(7), rows: [row('person/a')], removed: [] });
  await site.store.close();
  const again = await site.reopen();
  expect(await again.link.log()).toBe(log);
  expect(await again.link.state()).toEqual(state(7));
  expect(await again.link.keys(null, null, 10)).toEqual(['person/a']);
});

test('tells rows by their keys in order, and by kind with what they say', async () => {
  const { store } = await openSite();
  const rows = [
    row('person/b'),
    row('day-key/x', { document: '{}' }),
    row('person/a', { fault: 'dangling' }),
  ];
  await store.link.hold({ state: state(1), rows, removed: [] });
  expect(await store.link.keys(null, null, 10)).toEqual(['day-key/x', 'person/a', 'person/b']);
  expect(await store.link.keys('day-key/x', 'person/a', 10)).toEqual(['person/a']);
  expect(await store.link.documents('day-key')).toEqual([{ key: 'day-key/x', document: '{}' }]);
  expect(await store.link.documents('day')).toEqual([]);
  expect([...(await store.link.digests(['person/b', 'person/z'])).keys()]).toEqual(['person/b']);
  expect([await store.link.holds('person/b'), await store.link.holds('person/a')]).toEqual([true, false]);
  await store.link.hold({ state: state(2), rows: [row('person/a')], removed: ['person/b'] });
  expect([await store.link.holds('person/b'), await store.link.holds('person/a')]).toEqual([false, true]);
  await store.link.release();
  expect([await store.link.keys(null, null, 10), await store.link.state()]).toEqual([[], state(0)]);
});

test('takes no row under a name that is none, nor any beside it', async () => {
  const { store } = await openSite();
  const held = store.link.hold({ state: state(1), rows: [row('person/a'), row('a')], removed: [] });
  await expect(held).rejects.toMatchObject({ code: 'input-invalid' });
  expect(await store.link.keys(null, null, 10)).toEqual([]);
});

test('remembers what became of the last 256 commands', async () => {
  const { store } = await openSite();
  for (let i = 0; i < 260; i++) await store.link.putCommand(`c${i}`, { i });
  await store.link.putCommand('c100', { i: 'again' });
  expect(await store.link.command('c3')).toBeUndefined();
  expect(await store.link.command('c100')).toEqual({ i: 'again' });
  expect(await store.link.command('c259')).toEqual({ i: 259 });
});

test('tells how commands ended until the platform has taken it', async () => {
  const { store } = await openSite();
  await store.link.putCommand('a', { state: 'done' });
  await store.link.putCommand('b', { state: 'acknowledged' });
  await store.link.commandTold('a');
  expect(await store.link.untoldCommands()).toEqual([{ state: 'acknowledged' }]);
  await store.link.putCommand('a', { state: 'failed' });
  expect(await store.link.untoldCommands()).toEqual([{ state: 'failed' }, { state: 'acknowledged' }]);
});

test('reads the outbox from any place, and knows which records are delivered', async () => {
  const { store } = await openSite();
  const first = recordOf(start);
  await store.records.append(first);
  await store.records.complete(first.header.id, 'taken');
  const second = recordOf(start);
  await store.records.append(second);
  const places = async (from: number) =>
    (await store.outbox.from(from as OutboxSeq, 2)).map(({ seq, kind }) => [seq, kind]);
  expect(await places(2)).toEqual([
    [2, 'pass-completion'],
    [3, 'pass-record'],
  ]);
  expect(await places(4)).toEqual([]);
  await store.outbox.delivered(1 as OutboxSeq);
  const delivered = [first, second].map(({ header }) => store.outbox.isDelivered(header.id));
  expect(await Promise.all(delivered)).toEqual([true, false]);
});

test('makes tags under the platform’s keys, and still finds those made before they came', async () => {
  const { store } = await openSite();
  const person = 'person-1' as PersonId;
  const key = new Uint8Array(32).fill(3);
  const day = new Date(start).toISOString().slice(0, 10);
  const subject = { person, day };
  const { header } = recordOf(start);
  const before = await store.records.subjectTag(person, header.purpose, day);
  await store.records.useIndexKeys([{ purpose: header.purpose, day, key: key.slice() }]);
  const after = await store.records.subjectTag(person, header.purpose, day);
  expect([after === before, after]).toEqual([false, subjectTagUnder(key, person)]);
  expect(subject.day).toBe(day);
});

test('names its log anew when the outbox was set back', async () => {
  const { store } = await openSite();
  const before = await store.link.log();
  await store.link.renewLog();
  const after = await store.link.log();
  expect([after === before, after]).toEqual([false, await store.link.log()]);
});

describe('the face reference of a row', () => {
  const face = (person: string, first: number) => ({
    ...{ person: person as PersonId, model: 'm@1', quality: 0.5 },
    vector: Float32Array.of(first, 0),
  });
  const firsts = async ({ store }: Site) => {
    const { vectors } = await store.references.batch('m@1', null, 10);
    return [...vectors].filter((_, at) => at % 2 === 0);
  };

  test('takes the place of the one before, and ends with its row', async () => {
    const site = await openSite();
    const { store } = site;
    await store.people.create(personOf('p', '张三'));
    await store.references.add(face('p', 1));
    await store.link.putReference('face-reference/a', face('p', 2));
    await store.link.putReference('face-reference/a', face('p', 3));
    expect(await firsts(site)).toEqual([1, 3]);
    expect(await store.link.removeReference('face-reference/a')).toBe('p');
    expect(await store.link.removeReference('face-reference/a')).toBeNull();
    expect(await firsts(site)).toEqual([1]);
  });

  test('goes with the person, and stays as it was when the new one does not do', async () => {
    const site = await openSite();
    const { store } = site;
    await store.people.create(personOf('p', '张三'));
    await store.link.putReference('face-reference/a', face('p', 2));
    await expect(store.link.putReference('face-reference/a', face('nobody', 3))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await firsts(site)).toEqual([2]);
    await store.people.remove('p' as PersonId);
    expect(await store.link.removeReference('face-reference/a')).toBeNull();
  });
});

test('tells rows that wait for another', async () => {
  const { store } = await openSite();
  const rows = [row('list-entry/l:p', { fault: 'dangling', document: '{}' }), row('person/p')];
  await store.link.hold({ state: state(1), rows, removed: [] });
  expect(await store.link.faulty('dangling')).toEqual([{ key: 'list-entry/l:p', document: '{}' }]);
});
