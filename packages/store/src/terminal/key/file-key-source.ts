import { randomBytes } from 'node:crypto';
import { constants, existsSync, realpathSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { keyCheckFile, syncFolder } from './key-check.ts';
import type { KeySource } from './key-source.ts';

const keyBytes = 32;
/** Any permission beyond the owner's. */
const others = 0o077;

/**
 * The key in a file of its own: 32 raw bytes, mode 0600, made on first use, never inside the data folder
 * (who copies or sells the data must not hand out the key with it).
 * @throws `store-key-missing` when the store exists and the file does not, or is no key; `not-allowed` for a
 * file inside the data folder or one that others may read
 */
export function fileKeySource(path: string, dataFolder: string): KeySource {
  return {
    async key() {
      refuseInside(path, dataFolder);
      if (existsSync(path)) return readKey(path);
      if (storeExists(dataFolder)) throw new VedetteError('store-key-missing', 'caller', { at: 'key file' });
      return createKey(path);
    },
  };
}

async function readKey(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    await refuseWide(file);
    const key = Buffer.alloc(keyBytes + 1);
    const { bytesRead } = await file.read(key, 0, key.length, 0);
    if (bytesRead !== keyBytes) throw new VedetteError('store-key-missing', 'caller', { at: 'key file' });
    return key.subarray(0, keyBytes);
  } finally {
    await file.close();
  }
}

/** Under another name first: a crash half way must not leave a file that is no key. */
async function createKey(path: string): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  // Not `Buffer.from` of it: that would leave a second copy, in a pool that nobody zeroes.
  const key = randomBytes(keyBytes);
  try {
    await file.writeFile(key);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  syncFolder(dirname(path));
  return key;
}

async function refuseWide(file: FileHandle): Promise<void> {
  const { mode } = await file.stat();
  const wide = process.platform !== 'win32' && (mode & others) !== 0;
  if (wide) throw new VedetteError('not-allowed', 'caller', { at: 'key file permissions' });
}

function refuseInside(path: string, dataFolder: string): void {
  const way = relative(realPath(dataFolder), realPath(path));
  const inside = !way.startsWith('..') && !isAbsolute(way);
  if (inside) throw new VedetteError('not-allowed', 'caller', { at: 'key file inside the data folder' });
}

/** With links resolved as far as the path exists. */
function realPath(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const parent = dirname(full);
  return parent === full ? full : join(realPath(parent), relative(parent, full));
}

function storeExists(folder: string): boolean {
  return [keyCheckFile(folder), join(folder, 'records.db')].some((file) => existsSync(file));
}
