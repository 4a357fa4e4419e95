import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rmdir, truncate, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FolderFile } from '../medium/folder.ts';

/**
 * Takes away length, name and entry of files that have been overwritten. A name may say as much as a file: it is
 * replaced by a random one of the same length first.
 */
export async function unlinkFiles(files: readonly FolderFile[]): Promise<void> {
  for (const { path } of files) {
    const nameless = join(dirname(path), randomName(path));
    await rename(path, nameless);
    await truncate(nameless, 0);
    await unlink(nameless);
  }
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) await syncFolder(folder);
}

/** The same for all of a folder, which itself stays. */
export async function unlinkFolder(root: string, files: readonly FolderFile[]): Promise<void> {
  await unlinkFiles(files);
  await removeFolders(root, true);
  await syncFolder(root);
}

function randomName(path: string): string {
  const { length } = path.slice(dirname(path).length).replace(/^\//, '');
  // Short names leave little choice; a longer one collides with nothing.
  return randomBytes(Math.max(16, length))
    .toString('hex')
    .slice(0, Math.max(16, Math.min(length, 255)));
}

async function removeFolders(folder: string, isRoot: boolean): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await removeFolders(path, false);
    else await unlink(path);
  }
  if (!isRoot) await rmdir(folder);
}

/** An entry that is gone in memory alone comes back after a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const file = await open(folder, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
