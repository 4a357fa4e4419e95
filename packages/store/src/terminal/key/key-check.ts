import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { syncFolder } from '@vedette/vault';
import { deriveKey } from './derive.ts';

const fileName = 'store.key-check';
export const keyCheckFile = (folder: string): string => join(folder, fileName);

/**
 * A wrong key and a damaged first page look the same to the cipher. The check, an HMAC under a key derived
 * for nothing else, tells them apart. It is written last when a store is created: where it lies, the
 * database files must lie too.
 */
export function hasKeyCheck(folder: string): boolean {
  return existsSync(keyCheckFile(folder));
}

/** @throws `store-key-wrong` */
export function verifyKeyCheck(folder: string, storeKey: Uint8Array): void {
  const found = Buffer.from(readFileSync(keyCheckFile(folder), 'latin1').slice(0, 64), 'hex');
  const expected = checkValue(storeKey);
  const same = found.length === expected.length && timingSafeEqual(found, expected);
  if (!same) throw new VedetteError('store-key-wrong', 'caller');
}

export function writeKeyCheck(folder: string, storeKey: Uint8Array): void {
  const draft = `${keyCheckFile(folder)}.draft`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, checkValue(storeKey).toString('hex'));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, keyCheckFile(folder));
  syncFolder(folder);
}

function checkValue(storeKey: Uint8Array): Buffer {
  const key = deriveKey(storeKey, 'key-check');
  try {
    return createHmac('sha256', key).update('vedette store').digest();
  } finally {
    key.fill(0);
  }
}
