import type { RecipientId } from '@vedette/vault';
import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import { foldInto } from './digest.ts';
import { faceDocument } from './face-document.ts';
import type { SiteSyncChange, SiteSyncHead, SiteSyncRow, SyncKey } from './port.ts';

type Db = Kysely<PlatformSchema>;

/** Whose set: all terminals' of a site, or one's. */
export interface SetOf {
  readonly site: LocationId;
  readonly terminal: RecipientId | undefined;
}

interface Row {
  readonly key: string;
  readonly version: number;
  readonly document: string | null;
  readonly reference: string | null;
}

/** The version is that of the last row that is seen: another terminal's rows are no news. */
export async function headOf(
  db: Db,
  site: LocationId,
  terminal: RecipientId | undefined,
): Promise<SiteSyncHead> {
  const { horizon, digest } = await siteRow(db, site);
  const set = new Uint8Array(digest);
  const { rows } = await sql<{ version: number; digest: Buffer | null }>`select
    greatest(${horizon}::bigint, (select max(version) from sync_row where site_id = ${site}),
      (select max(version) from terminal_row where site_id = ${site} and recipient = ${terminal ?? ''})) as version,
    (select digest from terminal_set where site_id = ${site} and recipient = ${terminal ?? ''}) as digest`.execute(
    db,
  );
  const [own] = rows;
  if (own?.digest) foldInto(set, own.digest);
  return { version: own?.version ?? horizon, digest: set };
}

export async function siteRow(db: Db, site: LocationId) {
  const row = await db
    .selectFrom('sync_site')
    .select(['version', 'horizon', 'digest'])
    .where('site_id', '=', site)
    .executeTakeFirst();
  return row ?? { version: 0, horizon: 0, digest: Buffer.alloc(32) };
}

export async function changesOf(
  db: Db,
  whose: SetOf,
  since: number,
  limit: number,
): Promise<readonly SiteSyncChange[]> {
  const { rows } = await sql<Row>`select * from (${allRows(whose)}) row where version > ${since}
    order by version limit ${limit}`.execute(db);
  const changes: SiteSyncChange[] = [];
  for (const row of rows)
    changes.push({
      version: row.version,
      key: row.key as SyncKey,
      document: await documentOf(db, whose, row),
    });
  return changes;
}

export async function rowsOf(
  db: Db,
  whose: SetOf,
  after: SyncKey | null,
  limit: number,
): Promise<readonly SiteSyncRow[]> {
  const { rows } = await sql<Row>`select * from (${allRows(whose)}) row where key > ${after ?? ''}
    and (document is not null or reference is not null) order by key limit ${limit}`.execute(db);
  const found: SiteSyncRow[] = [];
  for (const row of rows) {
    const document = await documentOf(db, whose, row);
    if (document !== null) found.push({ key: row.key as SyncKey, document });
  }
  return found;
}

function allRows({ site, terminal }: SetOf) {
  const shared = sql`select key, version, document, null::uuid as reference from sync_row where site_id = ${site}`;
  if (terminal === undefined) return shared;
  return sql`${shared} union all select key, version, document, reference_id from terminal_row
    where site_id = ${site} and recipient = ${terminal}`;
}

/** A face is made of what lies sealed; one that went meanwhile is removed by a later version. */
async function documentOf(db: Db, { terminal }: SetOf, { document, reference }: Row): Promise<string | null> {
  return reference === null || terminal === undefined
    ? document
    : faceDocument(db, { reference, recipient: terminal });
}
