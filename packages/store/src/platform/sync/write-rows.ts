import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { SyncKey } from './port.ts';

/** What a site has to hold under a key. */
export interface DesiredRow {
  readonly site: number;
  readonly key: SyncKey;
  readonly document: string;
}

interface ChangedRow extends Omit<DesiredRow, 'document'> {
  readonly document: string | null;
}

/**
 * Brings the rows of some keys, at every site, to what they have to be: new and changed ones get a version each, those
 * that are not desired any more become tombstones, the others stay. Within the transaction that changed what they
 * tell of, which holds a lock on that.
 */
export async function writeSyncRows(
  db: Kysely<PlatformSchema>,
  keys: readonly SyncKey[],
  desired: readonly DesiredRow[],
  at: string,
): Promise<void> {
  if (keys.length === 0) return;
  const held = await db
    .selectFrom('sync_row')
    .select(['site_id', 'key', 'document'])
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .where('document', 'is not', null)
    .execute();
  const place = (site: number, key: string): string => `${site} ${key}`;
  const before = new Map(held.map(({ site_id, key, document }) => [place(site_id, key), document]));
  const wanted = new Set(desired.map(({ site, key }) => place(site, key)));
  const gone = held.filter(({ site_id, key }) => !wanted.has(place(site_id, key)));
  const changed: readonly ChangedRow[] = [
    ...desired.filter(({ site, key, document }) => before.get(place(site, key)) !== document),
    ...gone.map(({ site_id, key }) => ({ site: site_id, key: key as SyncKey, document: null })),
  ];
  if (changed.length > 0) await bump(db, changed, at);
}

/** Sites are locked in the order of their ids, so that two writers wait for each other and never both. */
async function bump(db: Kysely<PlatformSchema>, rows: readonly ChangedRow[], at: string): Promise<void> {
  const sites = [...new Set(rows.map(({ site }) => site))].sort((a, b) => a - b);
  await sql`insert into sync_site (site_id) select * from unnest(${sites}::int[]) on conflict do nothing`.execute(
    db,
  );
  await sql`select 1 from sync_site where site_id = any(${sites}::int[]) order by site_id for update`.execute(
    db,
  );
  await sql`
    with given as (
      select *, row_number() over (partition by site_id order by key) as nth
      from unnest(${rows.map(({ site }) => site)}::int[], ${rows.map(({ key }) => key)}::text[],
        ${rows.map(({ document }) => document)}::text[]) as t (site_id, key, document)
    ),
    counted as (select site_id, count(*) as n from given group by site_id),
    advanced as (
      update sync_site s set version = s.version + c.n from counted c where c.site_id = s.site_id
      returning s.site_id, s.version - c.n as base
    )
    insert into sync_row (site_id, key, version, document, changed_at)
    select g.site_id, g.key, a.base + g.nth, g.document, ${at}::timestamptz
    from given g join advanced a on a.site_id = g.site_id
    on conflict (site_id, key) do update
      set version = excluded.version, document = excluded.document, changed_at = excluded.changed_at`.execute(
    db,
  );
}
