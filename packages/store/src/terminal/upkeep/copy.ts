import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { syncFolder } from '@vedette/vault';
import type { StoreContext } from '../context.ts';
import { keyCheckFile } from '../key/key-check.ts';

/** SQLite's own backup refuses an encrypted file; VACUUM INTO writes a copy under the same key. */
export function copyTo({ folder, records, captures }: StoreContext, target: string): void {
  if (existsSync(target)) throw new VedetteError('conflict', 'caller', { at: 'folder' });
  mkdirSync(target, { recursive: true, mode: 0o700 });
  try {
    for (const [name, db] of [['records.db', records] as const, ['captures.db', captures] as const]) {
      db.raw.prepare('vacuum into ?').run(join(target, name));
      syncFile(join(target, name));
    }
    copyFileSync(keyCheckFile(folder), keyCheckFile(target));
    syncFile(keyCheckFile(target));
    syncFolder(target);
    syncFolder(dirname(target));
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  }
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
