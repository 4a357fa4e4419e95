import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { syncFolder } from '../custody/secret-file.ts';
import type { DeviceShare } from './port.ts';
import { deviceShareBytes } from './root.ts';

const magic = Buffer.from('VDS1');
const entryBytes = 4 + deviceShareBytes;
const entriesAtMost = 4;

/**
 * The device's share in a file of its data folder, `VDS1`, then for each generation its number (4) and 32 bytes. Flash
 * may keep older pages of it: alone they open nothing, which is what the keeper is for.
 */
export function deviceShareFile(path: string): DeviceShare {
  return {
    forgets: false,
    read(generation) {
      const shares = load(path);
      const share = shares.get(generation);
      for (const other of shares.values()) if (other !== share) other.fill(0);
      return share ?? null;
    },
    write(generation, share) {
      if (share.length !== deviceShareBytes) throw damaged();
      const shares = load(path);
      shares.get(generation)?.fill(0);
      shares.set(generation, Buffer.from(share));
      const [oldest] = shares.keys();
      if (shares.size > entriesAtMost && oldest !== undefined) shares.delete(oldest);
      save(path, shares);
    },
    removeBefore(generation) {
      const shares = load(path);
      const left = [...shares].filter(([each]) => each >= generation);
      if (left.length === shares.size) zero(shares);
      else save(path, new Map(left));
    },
    removeAll() {
      if (!existsSync(path)) return;
      save(path, new Map());
      rmSync(path);
      syncFolder(dirname(path));
    },
  };
}

const damaged = () => new VedetteError('store-damaged', 'world', { at: 'device share' });

function load(path: string): Map<number, Buffer> {
  if (!existsSync(path)) return new Map();
  const bytes = readFileSync(path);
  try {
    const entries = bytes.length - magic.length;
    const count = entries / entryBytes;
    const whole = bytes.subarray(0, magic.length).equals(magic) && Number.isInteger(count);
    if (!whole || count > entriesAtMost) throw damaged();
    const shares = new Map<number, Buffer>();
    for (let at = magic.length; at < bytes.length; at += entryBytes) {
      const share = Buffer.alloc(deviceShareBytes);
      bytes.copy(share, 0, at + 4);
      shares.set(bytes.readUInt32BE(at), share);
    }
    return shares;
  } finally {
    bytes.fill(0);
  }
}

/** Zeroes the shares. The old file is overwritten where it lies before it goes: some media do forget so. */
function save(path: string, shares: Map<number, Buffer>): void {
  const bytes = Buffer.alloc(magic.length + shares.size * entryBytes);
  magic.copy(bytes);
  [...shares].forEach(([generation, share], i) => {
    bytes.writeUInt32BE(generation, magic.length + i * entryBytes);
    share.copy(bytes, magic.length + i * entryBytes + 4);
  });
  zero(shares);
  const draft = `${path}.draft`;
  rmSync(draft, { force: true });
  writeWhole(draft, bytes, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
  bytes.fill(0);
  // The old inode is still open while its name goes to the new one, so no crash leaves neither.
  const old = existsSync(path) ? openSync(path, constants.O_WRONLY | constants.O_NOFOLLOW) : null;
  renameSync(draft, path);
  syncFolder(dirname(path));
  if (old !== null) overwrite(old);
}

function writeWhole(path: string, bytes: Buffer, flags: number): void {
  const descriptor = openSync(path, flags, 0o600);
  try {
    writeSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function overwrite(descriptor: number): void {
  try {
    writeSync(descriptor, Buffer.alloc(magic.length + entriesAtMost * entryBytes), 0, undefined, 0);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function zero(shares: ReadonlyMap<number, Buffer>): void {
  for (const share of shares.values()) share.fill(0);
}
