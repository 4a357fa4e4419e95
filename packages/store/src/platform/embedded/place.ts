import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { barrier, passableFolder, type ServerUser } from './server-user.ts';

/** Where a machine keeps the state of its services, open to every user on the way. */
const machineFolder = '/var/lib/vedette';
const noteName = 'database-is-at';

/**
 * The folder that holds the server's data: the one asked for, or, where the server's user cannot get there (a
 * checkout in root's home), one of the machine's. A note in the folder asked for says where, and is followed ever
 * after.
 * @throws `database-missing` when the other cannot be reached either
 */
export function dataPlace(asked: string, user: ServerUser | null, elsewhere = machineFolder): string {
  passableFolder(asked);
  const note = join(asked, noteName);
  if (existsSync(note)) return reachable(readFileSync(note, 'utf8').trim(), user);
  if (barrier(asked, user) === null) return asked;
  const name = createHash('sha256').update(realpathSync(asked)).digest('hex').slice(0, 16);
  passableFolder(elsewhere);
  const place = reachable(join(elsewhere, name), user);
  writeFileSync(note, `${place}\n`, { mode: 0o600 });
  return place;
}

function reachable(place: string, user: ServerUser | null): string {
  passableFolder(place);
  const closed = barrier(place, user);
  if (closed === null) return place;
  const at = `user ${user?.uid} cannot enter ${closed}, on the way to ${place}`;
  throw new VedetteError('database-missing', 'world', { at });
}
