import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '@vedette/domain';
import { describe, expect, test } from 'vitest';
import { Clock, openSite, personOf, recordOf, start, temporaryFolder } from '../../test/kit.ts';
import type { KeySource } from './key/key-source.ts';
import { openTerminalStore } from './open-terminal-store.ts';

const open = (folder: string, keySource: KeySource, worker = false) =>
  openTerminalStore({ folder, keySource, now: () => start, worker });
const from = (key: Buffer): KeySource => ({ key: async () => Buffer.from(key) });

describe.each([true, false])('a store, in a thread of its own: %s', (worker) => {
  test('keeps what it promised, across openings', async () => {
    const site = await openSite({ worker });
    await site.store.people.create(personOf('p', '张三'));
    await site.store.close();
    const again = await site.reopen();
    expect((await again.people.search({})).items[0]?.name.unwrap('test')).toBe('张三');
  });

  test('says that the key is wrong, and opens with the right one afterwards', async () => {
    const site = await openSite({ worker });
    await site.store.close();
    await expect(open(site.folder, from(randomBytes(32)), worker)).rejects.toMatchObject({
      code: 'store-key-wrong',
    });
    await expect(site.reopen()).resolves.toBeDefined();
  });

  test('refuses to be opened twice', async () => {
    const site = await openSite({ worker });
    await expect(site.reopen()).rejects.toMatchObject({ code: 'store-busy' });
  });

  test('refuses calls after it is closed', async () => {
    const { store } = await openSite({ worker });
    await store.close();
    await expect(store.people.count()).rejects.toMatchObject({ code: 'store-busy' });
  });

  test('carries errors with their code and fault', async () => {
    const { store } = await openSite({ worker });
    const failed = store.people.remove('nobody' as never);
    await expect(failed).rejects.toMatchObject({ name: 'VedetteError', code: 'not-found', fault: 'caller' });
  });

  test('answers a burst of records each with its own number, and a refused one among them alone', async () => {
    const { store, clock } = await openSite({ worker });
    const calls = Array.from({ length: 50 }, (_, i) =>
      store.records.append(recordOf(clock.at, i === 20 ? { body: { mask: 'worn' } } : {})),
    );
    const settled = await Promise.allSettled(calls);
    const seqs = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.seq] : []));
    expect(seqs).toEqual(Array.from({ length: 49 }, (_, i) => i + 1));
    expect(settled[20]).toMatchObject({ status: 'rejected', reason: { code: 'input-invalid' } });
    expect(await store.records.count()).toBe(49);
  });
});

describe('a damaged store', () => {
  const damage = async (file: string, offset: (size: number) => number) => {
    const site = await openSite();
    await site.store.people.create(personOf('p', 'Planted'));
    for (let i = 0; i < 200; i++) await site.store.records.append(recordOf(instant(start + i)));
    await site.store.close();
    const path = join(site.folder, file);
    const bytes = readFileSync(path);
    const at = offset(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    return { site, path, bytes };
  };

  test.each([
    ['the readable header', 20],
    ['the first page', 200],
    ['a page inside', 4096 * 3 + 77],
  ])('is reported and left as it is: one bit of %s', async (_, offset) => {
    const { site, path, bytes } = await damage('records.db', () => offset);
    await expect(site.reopen()).rejects.toMatchObject({ code: 'store-damaged' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('is reported when its last byte is flipped', async () => {
    const { site } = await damage('records.db', (size) => size - 1);
    await expect(site.reopen()).rejects.toMatchObject({ code: 'store-damaged' });
  });

  test('is not made anew when a file is gone or empty', async () => {
    const site = await openSite();
    await site.store.close();
    const path = join(site.folder, 'records.db');
    writeFileSync(path, '');
    await expect(site.reopen()).rejects.toMatchObject({ code: 'store-damaged' });
    rmSync(path);
    await expect(site.reopen()).rejects.toMatchObject({ code: 'store-damaged' });
    expect(readdirSync(site.folder)).not.toContain('records.db');
  });

  test('tells a wrong key from nothing when its key check is gone, and writes the check anew', async () => {
    const site = await openSite();
    await site.store.close();
    rmSync(join(site.folder, 'store.key-check'));
    await expect(open(site.folder, from(randomBytes(32)))).rejects.toMatchObject({ code: 'store-key-wrong' });
    await (await site.reopen()).close();
    expect(readdirSync(site.folder)).toContain('store.key-check');
  });
});

test('zeroes the key it was given', async () => {
  const key = randomBytes(32);
  const store = await open(join(temporaryFolder(), 'data'), { key: async () => key });
  await store.close();
  expect(key.equals(Buffer.alloc(32))).toBe(true);
});

test('refuses a key of another length', async () => {
  const opened = open(temporaryFolder(), { key: async () => Buffer.alloc(31) });
  await expect(opened).rejects.toMatchObject({ code: 'store-key-missing' });
});

test('makes its folder and its files for its owner alone', async () => {
  const { folder } = await openSite();
  const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
  expect(paths.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
});

test('remembers the highest instant when the clock is set back over a restart', async () => {
  const site = await openSite();
  site.clock.pass(10 * 60_000);
  await site.store.people.count();
  const highest = site.clock.at;
  await site.store.close();
  site.clock.at = start;
  const again = await site.reopen();
  expect(await again.upkeep.lastSeenAt()).toBe(highest);
  expect(new Clock().at).toBeLessThan(highest);
});

test('gives a whole copy that opens under the same key, and shows nobody without the vault', async () => {
  const site = await openSite();
  await site.store.people.create(personOf('p', '李四'));
  const target = join(temporaryFolder(), 'copy');
  await site.store.upkeep.copyTo(target);
  await expect(site.store.upkeep.copyTo(target)).rejects.toMatchObject({ code: 'conflict' });
  const copy = await open(target, from(site.key));
  expect(await copy.people.count()).toBe(1);
  expect((await copy.vault.look()).state).toBe('none');
  await expect(copy.people.search({ text: '李' })).rejects.toMatchObject({ code: 'vault-locked' });
  expect(await copy.upkeep.integrity()).toBe('whole');
  await copy.close();
});
