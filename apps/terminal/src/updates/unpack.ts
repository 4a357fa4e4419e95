import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { syncFolder } from './slot-folder.ts';

const limits = { files: 50_000, inflated: 4_000_000_000 } as const;
/** Plain names with slashes between: nothing absolute, nothing upward, nothing hidden from whoever lists the folder. */
const safeName = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9@._+-]+(?:\/[A-Za-z0-9@._+-]+)*\/?$/;
const fileType = 0o170000;
const regular = 0o100000;
const folderType = 0o040000;

/**
 * Unpacks an archive that was verified beside `into`, and puts it there in one step, on the disk. Whatever stood there
 * is gone. Signed or not, it writes nothing outside its own folder.
 * @throws VedetteError `archive-invalid`, `archive-too-large`
 */
export async function unpack(archive: string, into: string): Promise<void> {
  const fresh = `${into}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o755 });
  const zip = await openPromise(archive, {
    decodeStrings: false,
    validateEntrySizes: true,
    autoClose: false,
  }).catch((cause: unknown) => {
    throw new VedetteError('archive-invalid', 'world', {}, { cause });
  });
  try {
    await unpackAll(zip, fresh);
  } finally {
    zip.close();
  }
  rmSync(into, { recursive: true, force: true });
  renameSync(fresh, into);
  syncFolder(dirname(into));
}

async function unpackAll(zip: ZipFile, into: string): Promise<void> {
  const budget = { left: limits.inflated, files: limits.files };
  const folders = new Set([into]);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toString('latin1');
    budget.files -= 1;
    if (budget.files < 0) throw new VedetteError('archive-too-large', 'world', { at: 'files' });
    demandPlain(entry, name);
    const path = join(into, name);
    const folder = name.endsWith('/') ? path : dirname(path);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    folders.add(folder);
    if (!name.endsWith('/')) await unpackOne(zip, entry, path, budget);
  }
  for (const folder of folders) syncFolder(folder);
}

/** A file or a folder; no link, no device, nothing encrypted. */
function demandPlain(entry: Entry, name: string): void {
  const type = (entry.externalFileAttributes >>> 16) & fileType;
  const isPlain = type === 0 || type === regular || type === folderType;
  if (!safeName.test(name) || !isPlain || entry.isEncrypted())
    throw new VedetteError('archive-invalid', 'world', { at: 'name' });
}

async function unpackOne(zip: ZipFile, entry: Entry, path: string, budget: { left: number }): Promise<void> {
  const isProgram = ((entry.externalFileAttributes >>> 16) & 0o100) !== 0;
  const file = await open(path, 'wx', isProgram ? 0o755 : 0o644);
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      budget.left -= chunk.length;
      if (budget.left < 0) throw new VedetteError('archive-too-large', 'world', { at: 'inflated' });
      await file.writeFile(chunk);
    }
    await file.sync();
  } catch (cause) {
    throw cause instanceof VedetteError ? cause : new VedetteError('archive-invalid', 'world', {}, { cause });
  } finally {
    await file.close();
  }
}
