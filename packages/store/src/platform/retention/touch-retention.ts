import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { SyncKey } from '../sync/port.ts';
import { type DesiredRow, writeSiteRows } from '../sync/write-rows.ts';

type Db = Kysely<PlatformSchema>;

const kinds = ['hold', 'shred'];
const sitesAtOnce = 500;

/**
 * Brings what the sites of an organisation know of holds and of what dies to what stands. Within the transaction that
 * changed it, or any time again: what is there already stays as it is.
 */
export async function touchRetention(db: Db, organisation: string, at: string): Promise<void> {
  const { rows: sites } = await sql<{ id: number }>`select id from location
    where kind = 'site' and organisation_id = ${organisation}::uuid order by id`.execute(db);
  const shared = [...(await holdRows(db, organisation)), ...(await shredRows(db, organisation))];
  for (let start = 0; start < sites.length; start += sitesAtOnce) {
    const some = sites.slice(start, start + sitesAtOnce).map(({ id }) => id);
    const desired = some.flatMap((site) =>
      shared
        .filter((row) => row.site === null || row.site === site)
        .map(({ key, document }): DesiredRow => ({ site, key, document })),
    );
    await writeSiteRows(db, some, kinds, desired, at);
  }
}

interface SharedRow {
  /** Null: for every site. */
  readonly site: number | null;
  readonly key: SyncKey;
  readonly document: string;
}

async function holdRows(db: Db, organisation: string): Promise<readonly SharedRow[]> {
  const { rows } = await sql<{ id: string; purpose: string; from: string | null; through: string | null }>`
    select id, purpose, from_day::text as from, through_day::text as through from retention_hold
    where organisation_id = ${organisation}::uuid and lifted_at is null`.execute(db);
  return rows.map(({ id, purpose, from, through }) => ({
    ...{ site: null, key: `hold/${id}` as SyncKey },
    document: JSON.stringify({ purpose, from, through }),
  }));
}

interface Shred {
  readonly id: string;
  readonly site: number | null;
  readonly purpose: string;
  readonly from: string | null;
  readonly through: string | null;
  readonly why: string;
  readonly at: number;
  readonly signature: Buffer;
}

async function shredRows(db: Db, organisation: string): Promise<readonly SharedRow[]> {
  const { rows } = await sql<Shred>`
    select id, site_id as site, purpose, from_day::text as from, through_day::text as through, why,
      decided_at as at, signature from shred
    where organisation_id = ${organisation}::uuid`.execute(db);
  return rows.map(({ id, site, purpose, from, through, why, at, signature }) => ({
    ...{ site, key: `shred/${id}` as SyncKey },
    document: JSON.stringify({
      ...{ purpose, from, through, why, at },
      signature: signature.toString('base64url'),
    }),
  }));
}
