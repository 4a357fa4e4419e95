import { type ListId, Personal, type PersonId } from '@vedette/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSite, personOf, recordOf, start } from '../../../test/kit.ts';

const id = (text: string) => text as PersonId;

test('finds a person by part of the name, whatever its case or width', async () => {
  const { store } = await openSite();
  await store.people.create(personOf('a', '王小明'));
  await store.people.create(personOf('b', 'Ａnna Müller'));
  const names = async (text: string) => (await store.people.search({ text })).items.map((one) => one.id);
  expect(await names('小')).toEqual(['a']);
  expect(await names('anna m')).toEqual(['b']);
  expect(await names('MÜLLER')).toEqual(['b']);
  expect(await names('%')).toEqual([]);
});

test('pages through everybody once, in order of name', async () => {
  const { store } = await openSite();
  for (let i = 0; i < 25; i++)
    await store.people.create(personOf(`p${i}`, `Name ${String(i).padStart(2, '0')}`));
  const seen: string[] = [];
  let cursor = null;
  do {
    const page = await store.people.search({ cursor, limit: 10 });
    seen.push(...page.items.map((one) => one.name.unwrap('test')));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `Name ${String(i).padStart(2, '0')}`));
});

test('patches what is named and leaves the rest', async () => {
  const { store, clock } = await openSite();
  await store.people.create(personOf('a', '甲', { phone: new Personal('13800000000') }));
  clock.pass(5);
  const changed = await store.people.patch(id('a'), { name: new Personal('乙'), organisation: 'Works' });
  expect(changed.name.unwrap('test')).toBe('乙');
  expect(changed.phone?.unwrap('test')).toBe('13800000000');
  expect(changed.updatedAt).toBe(start + 5);
  expect((await store.people.patch(id('a'), { phone: null })).phone).toBeNull();
  await expect(store.people.patch(id('z'), {})).rejects.toMatchObject({ code: 'not-found' });
});

test('refuses a second person with the same id, and names that are empty or too long', async () => {
  const { store } = await openSite();
  await store.people.create(personOf('a', '甲'));
  await expect(store.people.create(personOf('a', '乙'))).rejects.toMatchObject({ code: 'conflict' });
  await expect(store.people.create(personOf('b', ''))).rejects.toMatchObject({ code: 'input-invalid' });
  await expect(store.people.create(personOf('c', 'x'.repeat(201)))).rejects.toMatchObject({
    code: 'input-invalid',
  });
});

test('takes references, list entries and captures along, and leaves the records', async () => {
  const { store, clock } = await openSite();
  await store.people.create(personOf('a', '甲'));
  await store.people.create(personOf('b', '乙'));
  const list = 'deny' as ListId;
  await store.lists.create({ id: list, kind: 'deny', name: 'Deny' });
  const vector = new Float32Array([1, 2, 3]);
  for (const person of [id('a'), id('b')]) {
    await store.references.add({ person, model: 'm', vector, quality: 1 });
    await store.lists.putEntry(list, { subject: person, reason: '', validFrom: null, validTo: null });
    const record = recordOf(clock.at, { person, body: { name: 'x' } });
    const { id: passage, duty, dutyVersion } = record.header;
    await store.captures.add({
      record: passage,
      takenAt: clock.at,
      duty,
      dutyVersion,
      jpeg: new Uint8Array(9),
    });
    await store.records.append(record);
  }
  expect(await store.people.remove(id('a'))).toEqual({ references: 1, listEntries: 1, captures: 1 });
  expect(await store.references.counts()).toEqual(new Map([['m', 1]]));
  expect([...((await store.lists.get(list))?.entries.keys() ?? [])]).toEqual(['b']);
  expect(await store.captures.count()).toBe(1);
  expect(await store.records.count()).toBe(2);
  expect((await store.people.validities()).map(([one]) => one)).toEqual(['b']);
  await expect(store.people.remove(id('a'))).rejects.toMatchObject({ code: 'not-found' });
});

const hostile = [
  "Robert'); DROP TABLE person;--",
  '\u0000hidden',
  '\u202Eevil',
  '=cmd|calc',
  '%_%',
  '👨‍👩‍👧‍👦',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A',
  '\uD800',
  '@personal',
  '__proto__',
];

test('keeps and finds a thousand hostile names as they are', async () => {
  const { store } = await openSite({ worker: true });
  const unit = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
  const made = fc.sample(
    unit.filter((text) => text.length > 0 && text.length <= 200),
    { numRuns: 990, seed: 7 },
  );
  const names = [...hostile, ...made];
  await Promise.all(names.map((name, i) => store.people.create(personOf(`p${i}`, name))));
  for (const [i, name] of names.entries()) {
    const person = await store.people.get(id(`p${i}`));
    expect(person?.name.unwrap('test')).toBe(name.toWellFormed());
  }
  for (const [i, name] of names.slice(0, 60).entries()) {
    const found = await store.people.search({ text: name, limit: 1000 });
    expect(found.items.map((one) => one.id)).toContain(`p${i}`);
  }
  expect(await store.people.count()).toBe(1000);
});
