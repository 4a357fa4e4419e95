import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { barrier, type ServerUser } from './server-user.ts';

const prefix = 'vedette-pg-';
/** What the kernel takes for the path of a socket, without its ending zero. */
const pathBytesAtMost = 107;
const socketName = '.s.PGSQL.5432';

const noteName = 'sockets-are-at';

/**
 * A fresh private folder for the server's socket, where its path is short enough. One that a process left behind
 * when it was killed is removed.
 * @param place keeps the note of where it is
 * @throws `database-missing`
 */
export function socketFolder(
  place: string,
  user: ServerUser | null,
  roots: readonly string[] = [tmpdir(), '/tmp'],
): string {
  const note = join(place, noteName);
  if (existsSync(note)) removeSocketFolder(readFileSync(note, 'utf8').trim());
  const root = roots.find((folder) => fits(folder) && barrier(folder, user) === null);
  if (root === undefined)
    throw new VedetteError('database-missing', 'world', { at: 'no short folder for the socket' });
  const folder = mkdtempSync(join(realpathSync(root), prefix));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  writeFileSync(note, `${folder}\n`, { mode: 0o600 });
  return folder;
}

/** Removes the folder of a server that has ended, if it is one that this module had made. */
export function removeSocketFolder(folder: string): void {
  const name = folder.split('/').at(-1) ?? '';
  if (/^vedette-pg-[A-Za-z0-9]{6}$/.test(name)) rmSync(folder, { recursive: true, force: true });
}

function fits(folder: string): boolean {
  try {
    const path = join(realpathSync(folder), `${prefix}XXXXXX`, socketName);
    return Buffer.byteLength(path) <= pathBytesAtMost;
  } catch {
    return false;
  }
}
