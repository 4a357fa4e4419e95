import type { PersonId } from '@vedette/domain';
import { expect, test } from 'vitest';
import { openSite, personOf, recordOf, start } from '../../../test/kit.ts';

test('counts what is held by kind and purpose, and names nobody', async () => {
  const { store } = await openSite();
  const id = 'p1' as PersonId;
  await store.people.create(personOf('p1', '王芳'));
  await store.references.add({ person: id, model: 'm-1', vector: new Float32Array([1, 0]), quality: 1 });
  const record = recordOf(start, { person: id, body: { name: '王芳' } });
  const { id: of, duty, dutyVersion, purpose } = record.header;
  await store.captures.add({ record: of, takenAt: start, duty, dutyVersion, jpeg: new Uint8Array(9) });
  await store.records.append(record);
  const held = await store.upkeep.holdings();
  const lines = new Map(held.map((line) => [line.kind, line]));
  expect([...lines.keys()].sort()).toEqual(
    expect.arrayContaining(['capture', 'face-reference', 'pass-record', 'person']),
  );
  expect(lines.get('pass-record')).toMatchObject({ purpose, count: 1, from: start, until: start });
  expect(lines.get('capture')).toMatchObject({ count: 1, from: start, until: start });
  expect(lines.get('person')).toMatchObject({ purpose: null, count: 1 });
  // What is not held has no line.
  expect(lines.has('list-entry')).toBe(false);
  expect(JSON.stringify(held)).not.toContain('王芳');
});
