import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { VedetteError } from '@vedette/domain';
import type { KeyCustody } from './port.ts';
import { readSecretFile, refuseInside, writeSecretFile } from './secret-file.ts';
import { unwrapUnder, wrapUnder } from './wrap.ts';

export interface FileCustodyOptions {
  readonly path: string;
  /** The data folder, in which the file must not lie. */
  readonly outside: string;
  /** Whether nothing was ever wrapped, so that a key may be made; asked only when there is no file. */
  readonly mayCreate: () => Promise<boolean>;
}

const magic = Buffer.from('VKC1');
const keyBytes = 32;
const entryBytes = 4 + keyBytes;
const entriesAtMost = 16;

/**
 * Key-encryption keys in a file of its own, mode 0600: `VKC1`, then for each its epoch (4) and its 32 bytes, the newest
 * last. The first epoch is drawn at random, so that a file made anew is never taken for one that was lost.
 * @throws `store-key-missing` when there is no file, or none that holds keys; `not-allowed` for a file inside the data
 * folder or one that others may read
 */
export async function fileCustody({ path, outside, mayCreate }: FileCustodyOptions): Promise<KeyCustody> {
  refuseInside(path, outside);
  if (!existsSync(path)) {
    if (!(await mayCreate())) throw missing();
    await create(path);
  }
  const keys = await load(path);
  const newest = [...keys].at(-1);
  if (newest === undefined) throw missing();
  const [epoch, wrapping] = newest;
  return {
    async wrap(key, name) {
      if (keys.size === 0) throw missing();
      return { epoch, bytes: wrapUnder(wrapping, key, name) };
    },
    async unwrap(wrapped, name) {
      const held = keys.get(wrapped.epoch);
      if (held === undefined) throw missing();
      return unwrapUnder(held, wrapped.bytes, name);
    },
    close() {
      for (const key of keys.values()) key.fill(0);
      keys.clear();
    },
  };
}

const missing = () => new VedetteError('store-key-missing', 'caller', { at: 'key-encryption key' });

async function create(path: string): Promise<void> {
  const bytes = Buffer.alloc(magic.length + entryBytes);
  magic.copy(bytes);
  bytes.writeUInt32BE(randomInt(1, 2 ** 30), magic.length);
  const key = randomBytes(keyBytes);
  key.copy(bytes, magic.length + 4);
  try {
    await writeSecretFile(path, bytes);
  } finally {
    key.fill(0);
    bytes.fill(0);
  }
}

async function load(path: string): Promise<Map<number, Buffer>> {
  const bytes = await readSecretFile(path, magic.length + entriesAtMost * entryBytes);
  try {
    const entries = bytes.subarray(magic.length);
    const whole = bytes.subarray(0, magic.length).equals(magic) && entries.length % entryBytes === 0;
    if (!whole || entries.length === 0) throw missing();
    const keys = new Map<number, Buffer>();
    for (let at = 0; at < entries.length; at += entryBytes) {
      // Copied into memory of its own, because what was read is zeroed.
      const key = Buffer.alloc(keyBytes);
      entries.copy(key, 0, at + 4);
      keys.set(entries.readUInt32BE(at), key);
    }
    return keys;
  } finally {
    bytes.fill(0);
  }
}
