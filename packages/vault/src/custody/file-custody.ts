import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { VedetteError } from '@vedette/domain';
import { epochCustody, type MayCreate } from './epoch-custody.ts';
import type { EpochKey, EpochMedium, RotatingCustody } from './port.ts';
import { readSecretFile, refuseInside, replaceSecretFile } from './secret-file.ts';

export interface FileCustodyOptions {
  readonly path: string;
  /** The data folder, in which the file must not lie. */
  readonly outside: string;
  /** Whether nothing was ever wrapped, so that a key may be made; asked only when there is no file. */
  readonly mayCreate: MayCreate;
}

const magic = Buffer.from('VKC1');
const keyBytes = 32;
const entryBytes = 4 + keyBytes;
const entriesAtMost = 16;

/**
 * Key-encryption keys in a file of its own, mode 0600: `VKC1`, then for each its epoch (4) and its 32 bytes, the newest
 * last. What a key was written over is forgotten as well as its medium can: flash keeps old pages for a while, which is
 * why a TPM or an HSM is the better place.
 * @throws `store-key-missing` when there is no file and none may be made, or one that holds no keys; `not-allowed` for
 * a file inside the data folder or one that others may read
 */
export async function fileCustody({
  path,
  outside,
  mayCreate,
}: FileCustodyOptions): Promise<RotatingCustody> {
  refuseInside(path, outside);
  return epochCustody(fileMedium(path), mayCreate);
}

function fileMedium(path: string): EpochMedium {
  const load = async (): Promise<readonly EpochKey[]> => (existsSync(path) ? read(path) : []);
  const change = async (of: (keys: readonly EpochKey[]) => readonly EpochKey[]): Promise<void> => {
    const before = await load();
    const after = of(before);
    try {
      await write(path, after);
    } finally {
      for (const { key } of [...before, ...after]) key.fill(0);
    }
  };
  return {
    kind: 'file',
    load,
    add: (epoch) => change((keys) => [...keys, { epoch, key: randomBytes(keyBytes) }]),
    remove: (epoch) => change((keys) => keys.filter((one) => one.epoch !== epoch)),
  };
}

const missing = () => new VedetteError('store-key-missing', 'caller', { at: 'key-encryption key' });

async function write(path: string, keys: readonly EpochKey[]): Promise<void> {
  const bytes = Buffer.alloc(magic.length + keys.length * entryBytes);
  magic.copy(bytes);
  for (const [nth, { epoch, key }] of keys.entries()) {
    const at = magic.length + nth * entryBytes;
    bytes.writeUInt32BE(epoch, at);
    key.copy(bytes, at + 4);
  }
  try {
    await replaceSecretFile(path, bytes);
  } finally {
    bytes.fill(0);
  }
}

async function read(path: string): Promise<readonly EpochKey[]> {
  const bytes = await readSecretFile(path, magic.length + entriesAtMost * entryBytes);
  try {
    const entries = bytes.subarray(magic.length);
    const whole = bytes.subarray(0, magic.length).equals(magic) && entries.length % entryBytes === 0;
    if (!whole || entries.length === 0) throw missing();
    return Array.from({ length: entries.length / entryBytes }, (_, nth) => {
      const at = nth * entryBytes;
      // Copied into memory of its own, because what was read is zeroed.
      const key = Buffer.alloc(keyBytes);
      entries.copy(key, 0, at + 4);
      return { epoch: entries.readUInt32BE(at), key };
    });
  } finally {
    bytes.fill(0);
  }
}
