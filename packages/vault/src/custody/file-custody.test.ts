import {
  chmodSync,
  closeSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

test('wraps under a new epoch, opens the old one until it is destroyed, and never again', async () => {
  const { path, open } = place();
  const custody = await open();
  const old = await custody.wrap(key, name);
  const epoch = await custody.begin();
  expect((await custody.wrap(key, name)).epoch).toBe(epoch);
  expect(new Uint8Array(await custody.unwrap(old, name))).toEqual(key);
  await custody.destroy(old.epoch);
  await expect(custody.unwrap(old, name)).rejects.toMatchObject({ code: 'store-key-missing' });
  await expect((await open(false)).unwrap(old, name)).rejects.toMatchObject({ code: 'store-key-missing' });
  await expect(custody.destroy(epoch)).rejects.toMatchObject({ code: 'conflict' });
  expect(readFileSync(path)).toHaveLength(4 + 36);
});

test('sees epochs that another process has begun, and those that it has destroyed', async () => {
  const { open } = place();
  const [one, other] = [await open(), await open()];
  const epoch = await one.begin();
  const wrapped = await one.wrap(key, name);
  expect(wrapped.epoch).toBe(epoch);
  expect(new Uint8Array(await other.unwrap(wrapped, name))).toEqual(key);
  const [first = 0] = await one.epochs();
  await one.destroy(first);
  expect(await other.epochs()).toEqual([epoch]);
});

test('writes over the old bytes where they lay', async () => {
  const { path, open } = place();
  const custody = await open();
  const old = openSync(path, 'r');
  const before = readFileSync(path);
  await custody.begin();
  const left = Buffer.alloc(before.length);
  readSync(old, left, 0, left.length, 0);
  closeSync(old);
  expect(left.equals(Buffer.alloc(before.length))).toBe(true);
});
