import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { readSecretFile, refuseInside, writeSecretFile } from '@vedette/vault';
import { keyCheckFile } from './key-check.ts';
import type { KeySource } from './key-source.ts';

const keyBytes = 32;

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
  const key = await readSecretFile(path, keyBytes);
  if (key.length !== keyBytes) throw new VedetteError('store-key-missing', 'caller', { at: 'key file' });
  return key;
}

async function createKey(path: string): Promise<Buffer> {
  // Not `Buffer.from` of it: that would leave a second copy, in a pool that nobody zeroes.
  const key = randomBytes(keyBytes);
  await writeSecretFile(path, key);
  return key;
}

function storeExists(folder: string): boolean {
  return [keyCheckFile(folder), join(folder, 'records.db')].some((file) => existsSync(file));
}
