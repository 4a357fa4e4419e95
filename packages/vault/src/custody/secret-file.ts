import { closeSync, constants, existsSync, fsyncSync, openSync, realpathSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { VedetteError } from '@vedette/domain';

/** Any permission beyond the owner's. */
const others = 0o077;

/**
 * The bytes of a small file that holds secrets; the caller zeroes them.
 * @throws `not-allowed` for a file that others may read, `store-key-missing` for one longer than `atMost`
 */
export async function readSecretFile(path: string, atMost: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    await refuseWide(file);
    const bytes = Buffer.alloc(atMost + 1);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    if (bytesRead > atMost) throw new VedetteError('store-key-missing', 'caller', { at: 'key file' });
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Mode 0600, on the medium when it resolves. Under another name first: a crash must not leave half a file. */
export async function writeSecretFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  syncFolder(dirname(path));
}

/**
 * The same over a file that may hold other secrets: once the new one is on the medium, the old bytes are written over
 * where they lay. A medium that writes elsewhere instead, such as flash, keeps them until it needs the room.
 */
export async function replaceSecretFile(path: string, bytes: Uint8Array): Promise<void> {
  if (!existsSync(path)) return writeSecretFile(path, bytes);
  const old = await open(path, constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    await writeSecretFile(path, bytes);
    const { size } = await old.stat();
    await old.write(Buffer.alloc(size), 0, size, 0);
    await old.sync();
  } finally {
    await old.close();
  }
}

/** Who copies or sells a data folder must not hand out a key with it. @throws `not-allowed`, links resolved */
export function refuseInside(path: string, folder: string): void {
  const way = relative(realPath(folder), realPath(path));
  const inside = !way.startsWith('..') && !isAbsolute(way);
  if (inside) throw new VedetteError('not-allowed', 'caller', { at: 'key file inside the data folder' });
}

/** A name is on the medium only after its folder is. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function refuseWide(file: FileHandle): Promise<void> {
  const { mode } = await file.stat();
  const wide = process.platform !== 'win32' && (mode & others) !== 0;
  if (wide) throw new VedetteError('not-allowed', 'caller', { at: 'key file permissions' });
}

/** With links resolved as far as the path exists. */
function realPath(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const parent = dirname(full);
  return parent === full ? full : join(realPath(parent), relative(parent, full));
}
