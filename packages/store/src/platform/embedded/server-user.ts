import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whom the server runs as: PostgreSQL refuses root, so then it is `nobody`, and otherwise we ourselves. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const nobody: ServerUser = { uid: 65534, gid: 65534 };

/** Null when no change of user is needed. */
export function serverUser(): ServerUser | null {
  return process.getuid?.() === 0 ? nobody : null;
}

/** A folder for the server alone; an existing one is taken over. */
export function ownFolder(path: string, user: ServerUser | null): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user !== null) chownSync(path, user.uid, user.gid);
}

/** A folder of ours that the server may walk through, though not look around in. */
export function passableFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o711 });
  const { mode, uid } = lstatSync(realpathSync(path));
  if (uid === process.getuid?.() && (mode & 0o011) !== 0o011) chmodSync(path, (mode & 0o777) | 0o011);
}

/** The first folder from the root down to `folder` itself that `user` cannot enter; null when all are open. */
export function barrier(folder: string, user: ServerUser | null): string | null {
  if (user === null) return null;
  const closed = [...upwards(realpathSync(folder))].filter((step) => !mayEnter(step, user));
  return closed.at(-1) ?? null;
}

function* upwards(path: string): Generator<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    yield folder;
    if (folder === dirname(folder)) return;
  }
}

function mayEnter(folder: string, user: ServerUser): boolean {
  const { mode, uid, gid } = lstatSync(folder);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & 1) === 1;
}
