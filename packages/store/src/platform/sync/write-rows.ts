import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import { foldInto, rowDigest } from './digest.ts';
import type { SyncKey } from './port.ts';

type Db = Kysely<PlatformSchema>;

/** What a site has to hold under a key. */
export interface DesiredRow {
  readonly site: number;
  readonly key: SyncKey;
  readonly document: string;
}

/** A row as it was and as it will be; null: not there. */
interface ChangedRow {
  readonly site: number;
  readonly key: SyncKey;
  readonly before: string | null;
  readonly document: string | null;
}

/**
 * Brings the rows of some keys, at every site, to what they have to be: new and changed ones get a version each, those
 * that are not desired any more become tombstones, the others stay. Within the transaction that changed what they
 * tell of, which holds a lock on that.
 */
export async function writeSyncRows(
  db: Db,
  keys: readonly SyncKey[],
  desired: readonly DesiredRow[],
  at: string,
): Promise<void> {
  await bring(db, () => heldRows(db, keys), desired, at);
}

/** The same for all rows of some kinds, at some sites alone: elsewhere the same key may say something else. */
export async function writeSiteRows(
  db: Db,
  sites: readonly number[],
  kinds: readonly string[],
  desired: readonly DesiredRow[],
  at: string,
): Promise<void> {
  await bring(db, () => heldOfKinds(db, sites, kinds), desired, at);
}

async function bring(
  db: Db,
  held: () => Promise<readonly DesiredRow[]>,
  desired: readonly DesiredRow[],
  at: string,
): Promise<void> {
  const holding = await held();
  const sites = [...new Set([...holding, ...desired].map(({ site }) => site))].sort((a, b) => a - b);
  if (sites.length === 0) return;
  const digests = await lockSites(db, sites);
  const changed = changesOf(await held(), desired);
  if (changed.length === 0) return;
  for (const { site, key, before, document } of changed) {
    const digest = digests.get(site) ?? new Uint8Array(32);
    for (const text of [before, document]) if (text !== null) foldInto(digest, rowDigest(key, text));
    digests.set(site, digest);
  }
  await bump(db, changed, digests, at);
}

async function heldRows(db: Db, keys: readonly SyncKey[]): Promise<readonly DesiredRow[]> {
  const { rows } = await sql<DesiredRow>`
    select site_id as site, key, document from sync_row
    where key = any(${[...keys]}::text[]) and document is not null`.execute(db);
  return rows;
}

async function heldOfKinds(
  db: Db,
  sites: readonly number[],
  kinds: readonly string[],
): Promise<readonly DesiredRow[]> {
  const { rows } = await sql<DesiredRow>`
    select site_id as site, key, document from sync_row
    where site_id = any(${[...sites]}::int[]) and split_part(key, '/', 1) = any(${[...kinds]}::text[])
      and document is not null`.execute(db);
  return rows;
}

/** In the order of their ids, so that two writers wait for each other and never both. */
export async function lockSites(db: Db, sites: readonly number[]): Promise<Map<number, Uint8Array>> {
  await sql`insert into sync_site (site_id) select * from unnest(${[...sites]}::int[])
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ site_id: number; digest: Buffer }>`
    select site_id, digest from sync_site where site_id = any(${[...sites]}::int[])
    order by site_id for update`.execute(db);
  return new Map(rows.map(({ site_id, digest }) => [site_id, new Uint8Array(digest)]));
}

function changesOf(held: readonly DesiredRow[], desired: readonly DesiredRow[]): readonly ChangedRow[] {
  const place = ({ site, key }: { site: number; key: string }): string => `${site} ${key}`;
  const before = new Map(held.map((row) => [place(row), row.document]));
  const wanted = new Set(desired.map(place));
  const written = desired.map((row) => ({ ...row, before: before.get(place(row)) ?? null }));
  const gone = held.filter((row) => !wanted.has(place(row)));
  return [
    ...written.filter((row) => row.before !== row.document),
    ...gone.map(({ site, key, document }) => ({ site, key, before: document, document: null })),
  ];
}

async function bump(
  db: Db,
  rows: readonly ChangedRow[],
  digests: ReadonlyMap<number, Uint8Array>,
  at: string,
): Promise<void> {
  const sites = [...new Set(rows.map(({ site }) => site))];
  const folded = sites.map((site) => Buffer.from(digests.get(site) ?? []).toString('hex'));
  await sql`
    with given as (
      select *, row_number() over (partition by site_id order by key) as nth
      from unnest(${rows.map(({ site }) => site)}::int[], ${rows.map(({ key }) => key)}::text[],
        ${rows.map(({ document }) => document)}::text[]) as t (site_id, key, document)
    ),
    counted as (select site_id, count(*) as n from given group by site_id),
    advanced as (
      update sync_site s set version = s.version + c.n, digest = decode(d.digest, 'hex')
      from counted c join unnest(${sites}::int[], ${folded}::text[]) as d (site_id, digest)
        on d.site_id = c.site_id
      where c.site_id = s.site_id returning s.site_id, s.version - c.n as base
    )
    insert into sync_row (site_id, key, version, document, changed_at)
    select g.site_id, g.key, a.base + g.nth, g.document, ${at}::timestamptz
    from given g join advanced a on a.site_id = g.site_id
    on conflict (site_id, key) do update
      set version = excluded.version, document = excluded.document, changed_at = excluded.changed_at`.execute(
    db,
  );
}
