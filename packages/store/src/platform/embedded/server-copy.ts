import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Binaries, binariesIn } from './binaries.ts';
import { linkLibraries } from './libraries.ts';
import { barrier, passableFolder, type ServerUser } from './server-user.ts';

/**
 * The programs of the package, with their libraries in place: where they are, or, when the server's user cannot
 * get there, a copy beside the data (60 MB).
 * @param place a folder that the server's user can enter
 */
export function reachableBinaries(folder: string, place: string, user: ServerUser | null): Binaries {
  if (barrier(join(folder, 'native', 'bin'), user) === null) {
    const libraries = linkLibraries(folder, join(place, 'libraries'));
    return { ...binariesIn(folder), libraries };
  }
  return binariesIn(copied(folder, place));
}

function copied(folder: string, place: string): string {
  const { version }: { version?: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const copy = join(place, `server-${String(version).replaceAll(/[^\w.-]/g, '')}`);
  if (existsSync(copy)) return copy;
  const draft = mkdtempSync(join(place, 'server-draft-'));
  cpSync(join(folder, 'native'), join(draft, 'native'), { recursive: true });
  linkLibraries(draft, draft);
  openToRead(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another process was first.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  passableFolder(copy);
  return copy;
}

/** What was installed under a strict umask keeps its modes when it is copied. */
function openToRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory()) openToRead(path);
    else if (item.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
