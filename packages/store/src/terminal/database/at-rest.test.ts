import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Personal, type PersonId } from '@vedette/domain';
import { expect, test } from 'vitest';
import { openSite, personOf, recordOf, start } from '../../../test/kit.ts';

const planted = ['Planted-Name-植入', '13912345678', '310101199001011234', 'PLANTED-JPEG'];

/** Every file of the store, searched for text and for the digits of the key. */
function found(folder: string, key: Buffer): string[] {
  const needles = [...planted.map((text) => Buffer.from(text)), key, Buffer.from(key.toString('hex'))];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return needles
      .filter((needle) => bytes.includes(needle))
      .map((needle) => `${name}: ${needle.toString()}`);
  });
}

test('nothing that was written can be read in a file, neither while the store is open nor afterwards', async () => {
  const { store, folder, key } = await openSite();
  const [name = '', phone = '', idNumber = '', jpeg = ''] = planted;
  const person = 'p' as PersonId;
  const change = { phone: new Personal(phone), idNumber: new Personal(idNumber) };
  await store.people.create(personOf('p', name, change));
  const record = recordOf(start, { person, body: { name, phone } });
  const { id, duty, dutyVersion } = record.header;
  await store.captures.add({
    record: id,
    takenAt: start,
    duty,
    dutyVersion,
    jpeg: Buffer.from(jpeg.repeat(500)),
  });
  await store.records.append(record);
  expect(readdirSync(folder)).toContain('records.db-wal');
  expect(found(folder, key)).toEqual([]);
  await store.close();
  expect(found(folder, key)).toEqual([]);
});
