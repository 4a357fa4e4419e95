import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { start, temporaryFolder } from '../../../test/kit.ts';
import { openTerminalStore } from '../open-terminal-store.ts';
import { fileKeySource } from './file-key-source.ts';

function place() {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const file = join(folder, 'keys', 'store.key');
  return { folder, data, file, source: fileKeySource(file, data) };
}

test('makes a key once, for its owner alone, and gives the same one again', async () => {
  const { file, source } = place();
  const first = await source.key();
  expect(first).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await source.key()).equals(first)).toBe(true);
});

test('refuses a file inside the data folder, through a link too', async () => {
  const { folder, data } = place();
  const inside = fileKeySource(join(data, 'store.key'), data);
  await expect(inside.key()).rejects.toMatchObject({ code: 'not-allowed' });
  mkdirSync(data);
  symlinkSync(data, join(folder, 'elsewhere'));
  const linked = fileKeySource(join(folder, 'elsewhere', 'store.key'), data);
  await expect(linked.key()).rejects.toMatchObject({ code: 'not-allowed' });
});

test('refuses a file that others may read', async () => {
  const { file, source } = place();
  await source.key();
  chmodSync(file, 0o640);
  await expect(source.key()).rejects.toMatchObject({ code: 'not-allowed' });
});

test('says that the key is missing when the store is there, and makes none', async () => {
  const { file, data, source } = place();
  const open = () => openTerminalStore({ folder: data, keySource: source, now: () => start, worker: false });
  await (await open()).close();
  rmSync(file);
  await expect(open()).rejects.toMatchObject({ code: 'store-key-missing' });
  expect(() => readFileSync(file)).toThrow();
});

test.each([31, 33, 0])('takes a file of %i bytes for no key', async (bytes) => {
  const { file, source } = place();
  await source.key();
  writeFileSync(file, Buffer.alloc(bytes));
  await expect(source.key()).rejects.toMatchObject({ code: 'store-key-missing' });
});
