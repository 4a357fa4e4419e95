import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/kit.ts';
import { blind, provision, unblinded } from '../exchange/exchange.ts';
import { fileKeeper } from './file-keeper.ts';
import { passphraseKeeper } from './passphrase-keeper.ts';
import type { Keeper } from './port.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const settlement = (generation: number) => ({ generation, dropped: 0, survivors: 0 });

async function secretAgain(keeper: Keeper, generation: number, c: Buffer, s: Uint8Array): Promise<string> {
  const { x, blinding } = blind(c);
  return hex(unblinded(await keeper.answer(generation, x), blinding, s));
}

function usbKey() {
  const folder = temporaryFolder();
  const path = join(folder, 'usb', 'share');
  const is = { created: false };
  const keeper = () => fileKeeper({ path, outside: join(folder, 'data'), mustExist: () => is.created });
  return { path, keeper, is };
}

test('a file keeps the share of a generation until a later one is settled', async () => {
  const { path, keeper } = usbKey();
  const first = await keeper().prepare(1);
  expect(hex(await keeper().prepare(1))).toBe(hex(first));
  const { c, secret } = provision(first);
  expect(await secretAgain(keeper(), 1, c, first)).toBe(hex(secret));
  const second = await keeper().prepare(2);
  expect(hex(second)).not.toBe(hex(first));
  expect(await secretAgain(keeper(), 1, c, first)).toBe(hex(secret));
  expect(await keeper().settled(settlement(2))).toBe(1);
  await expect(keeper().answer(1, c)).rejects.toMatchObject({ code: 'keeper-refused' });
  await expect(keeper().prepare(1)).rejects.toMatchObject({ code: 'keeper-refused' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await keeper().dismiss(2);
  await expect(keeper().answer(2, c)).rejects.toMatchObject({ code: 'keeper-refused' });
});

test('a file that was taken away is asked for again later, and is never made anew', async () => {
  const { path, keeper, is } = usbKey();
  const { c } = provision(await keeper().prepare(1));
  is.created = true;
  const bytes = readFileSync(path);
  rmSync(path);
  await expect(keeper().answer(1, c)).rejects.toMatchObject({ code: 'keeper-unreachable' });
  await expect(keeper().prepare(2)).rejects.toMatchObject({ code: 'keeper-unreachable' });
  expect(existsSync(path)).toBe(false);
  expect(bytes.length).toBe(4 + 4 + 36);
});

test('a file inside the data folder is refused', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  const options = {
    path: join(folder, 'data', 'share'),
    outside: join(folder, 'data'),
    mustExist: () => false,
  };
  expect(() => fileKeeper(options)).toThrow(expect.objectContaining({ code: 'not-allowed' }));
});

test('a passphrase answers once for each time it is entered, and re-keys without being asked', async () => {
  const folder = temporaryFolder();
  const points: { present: Uint8Array | null } = { present: null };
  const cost = { memory: 1024, passes: 1, parallelism: 1 };
  const options = { saltPath: join(folder, 'salt'), present: async () => points.present, cost };
  const keeper = passphraseKeeper(options);
  await expect(keeper.prepare(1)).rejects.toMatchObject({ code: 'keeper-unreachable' });
  await expect(keeper.change('too short')).rejects.toMatchObject({ code: 'password-too-weak' });
  await keeper.change('correct horse battery');
  const s = await keeper.prepare(1);
  points.present = s;
  expect(await keeper.settled(settlement(1))).toBe(0);
  const { c, secret } = provision(s);
  const later = passphraseKeeper(options);
  await expect(later.answer(1, c)).rejects.toMatchObject({ code: 'keeper-unreachable' });
  await later.enter('correct horse battery');
  expect(await secretAgain(later, 1, c, s)).toBe(hex(secret));
  await expect(later.answer(1, c)).rejects.toMatchObject({ code: 'keeper-unreachable' });
  expect(hex(await later.prepare(2))).toBe(hex(s));
  expect(await later.settled(settlement(2))).toBe(0);
  await later.change('another one altogether');
  expect(hex(await later.prepare(3))).not.toBe(hex(s));
  expect(await later.settled(settlement(3))).toBe(2);
});
