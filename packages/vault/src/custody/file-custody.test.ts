import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/kit.ts';
import { fileCustody } from './file-custody.ts';

const name = new TextEncoder().encode('place');
const key = new Uint8Array(32).fill(9);

function place() {
  const folder = temporaryFolder();
  const path = join(folder, 'keys', 'custody.key');
  const open = (fresh = true) =>
    fileCustody({ path, outside: join(folder, 'data'), mayCreate: async () => fresh });
  return { folder, path, open };
}

test('makes its key once, for its owner alone, and unwraps after a restart what it wrapped', async () => {
  const { path, open } = place();
  const wrapped = await (await open()).wrap(key, name);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(new Uint8Array(await (await open(false)).unwrap(wrapped, name))).toEqual(key);
});

test('makes none where something was wrapped already', async () => {
  await expect(place().open(false)).rejects.toMatchObject({ code: 'store-key-missing' });
});

test('refuses what was changed, lies under another name, or was wrapped under a key that is lost', async () => {
  const { path, open } = place();
  const custody = await open();
  const wrapped = await custody.wrap(key, name);
  for (let at = 0; at < wrapped.bytes.length; at++) {
    const bytes = Uint8Array.from(wrapped.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    await expect(custody.unwrap({ ...wrapped, bytes }, name)).rejects.toMatchObject({
      code: 'store-damaged',
    });
  }
  await expect(custody.unwrap(wrapped, key)).rejects.toMatchObject({ code: 'store-damaged' });
  rmSync(path);
  await expect((await open()).unwrap(wrapped, name)).rejects.toMatchObject({ code: 'store-key-missing' });
});

test('refuses a file inside the data folder, one that others may read, and one that is no key', async () => {
  const { folder, path, open } = place();
  const inside = fileCustody({
    path: join(folder, 'data', 'k'),
    outside: join(folder, 'data'),
    mayCreate: async () => true,
  });
  await expect(inside).rejects.toMatchObject({ code: 'not-allowed' });
  await open();
  const good = readFileSync(path);
  for (const bytes of [good.subarray(1), good.subarray(0, 4), Buffer.alloc(40), Buffer.alloc(9999)]) {
    writeFileSync(path, bytes);
    await expect(open()).rejects.toMatchObject({ code: 'store-key-missing' });
  }
  writeFileSync(path, good);
  chmodSync(path, 0o644);
  await expect(open()).rejects.toMatchObject({ code: 'not-allowed' });
});

test('wraps nothing after its end', async () => {
  const custody = await place().open();
  custody.close();
  await expect(custody.wrap(key, name)).rejects.toMatchObject({ code: 'store-key-missing' });
});
