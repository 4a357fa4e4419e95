/// <reference path="../../terminal/database/better-sqlite3-multiple-ciphers.d.ts" />
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import Database from 'better-sqlite3-multiple-ciphers';

/**
 * Holds a folder for this process alone, until released or until the process ends in whatever way. Node has no
 * file locks; SQLite, which the house has anyway, takes one that the kernel lets go by itself.
 * @throws `store-busy` while another supervisor holds it
 */
export function holdFolder(folder: string): () => void {
  const lock = new Database(join(folder, 'supervised'), { timeout: 250 });
  try {
    lock.pragma('locking_mode=EXCLUSIVE');
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    throw new VedetteError('store-busy', 'world', { at: 'database folder' }, { cause });
  }
  return () => void lock.close();
}
