import type { RecipientId } from '@vedette/vault';
import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type { TerminalRow } from './desired-faces.ts';
import { rowDigest } from './digest.ts';
import type { TerminalKeyRow } from './port.ts';
import { type TerminalRowChange, writeTerminalRows } from './touch-faces.ts';
import { lockSites } from './write-rows.ts';

type Db = Kysely<PlatformSchema>;

/** Rows of keys are about no person. */
const nobody = '00000000-0000-0000-0000-000000000000';

interface Held {
  readonly key: string;
  readonly mark: string;
  readonly digest: Buffer;
}

/** The marks of the keys that one terminal holds, by their rows' keys. */
export async function heldKeyMarks(
  db: Db,
  site: LocationId,
  recipient: RecipientId,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Pick<Held, 'key' | 'mark'>>`select key, mark from terminal_row
    where site_id = ${site} and recipient = ${recipient} and person_id = ${nobody}
      and document is not null`.execute(db);
  return new Map(rows.map(({ key, mark }) => [key, mark]));
}

/**
 * Brings the keys that one terminal has to hold to what they have to be. Within a transaction.
 * @returns whether anything has changed
 */
export async function putKeyRows(
  db: Db,
  site: LocationId,
  recipient: RecipientId,
  rows: readonly TerminalKeyRow[],
  at: string,
): Promise<boolean> {
  await lockSites(db, [site]);
  const { rows: held } = await sql<Held>`select key, mark, digest from terminal_row
    where site_id = ${site} and recipient = ${recipient} and person_id = ${nobody}
      and document is not null`.execute(db);
  const before = new Map(held.map((row) => [row.key, row]));
  const wanted = new Set<string>(rows.map(({ key }) => key));
  const place = { site, recipient, person: nobody };
  const put = rows
    .filter(({ key, mark }) => before.get(key)?.mark !== mark)
    .map(({ key, document, mark }): TerminalRowChange => {
      const row: TerminalRow = { ...place, key, document, mark, reference: null };
      return {
        ...place,
        key,
        row,
        digest: rowDigest(key, document),
        before: before.get(key)?.digest ?? null,
      };
    });
  const gone = held
    .filter(({ key }) => !wanted.has(key))
    .map(({ key, digest }): TerminalRowChange => {
      return { ...place, key, row: null, digest: new Uint8Array(32), before: digest };
    });
  const changes = [...put, ...gone];
  if (changes.length > 0) await writeTerminalRows(db, changes, at);
  return changes.length > 0;
}
