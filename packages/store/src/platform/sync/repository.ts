import { VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { LocationId } from '../locations/port.ts';
import type { SiteSyncChange, SiteSyncStore, SyncKey } from './port.ts';
import { syncFields } from './port.ts';
import { touchPeople } from './touch.ts';

const limitAtMost = 1_000;

export interface SyncNeeds {
  readonly db: Kysely<PlatformSchema>;
  readonly now: () => number;
}

export function siteSync({ db, now }: SyncNeeds): SiteSyncStore {
  return {
    async head(site) {
      const { version, digest } = await siteRow(db, site);
      return { version, digest: new Uint8Array(digest) };
    },
    async syncRows(site, since, limit) {
      const { horizon, version } = await siteRow(db, site);
      return since < horizon || since > version ? null : changesOf(db, site, since, bounded(limit));
    },
    async rows(site, after, limit) {
      const found = await db
        .selectFrom('sync_row')
        .select(['key', 'document'])
        .where('site_id', '=', site)
        .where('key', '>', after ?? '')
        .where('document', 'is not', null)
        .orderBy('key')
        .limit(bounded(limit))
        .execute();
      return found.map(({ key, document }) => ({ key: key as SyncKey, document: document ?? '' }));
    },
    async setFields(site, fields) {
      const known = syncFields.filter((field) => fields.includes(field));
      await transacted(db, (tx) => changeFields(tx, site, known, isoOf(now())));
    },
    async forgetRemovals(site, through) {
      await transacted(db, (tx) => forget(tx, site, through));
    },
  };
}

async function siteRow(db: Kysely<PlatformSchema>, site: LocationId) {
  const row = await db
    .selectFrom('sync_site')
    .select(['version', 'horizon', 'digest'])
    .where('site_id', '=', site)
    .executeTakeFirst();
  return row ?? { version: 0, horizon: 0, digest: Buffer.alloc(32) };
}

async function changesOf(
  db: Kysely<PlatformSchema>,
  site: LocationId,
  since: number,
  limit: number,
): Promise<readonly SiteSyncChange[]> {
  const found = await db
    .selectFrom('sync_row')
    .select(['key', 'version', 'document'])
    .where('site_id', '=', site)
    .where('version', '>', since)
    .orderBy('version')
    .limit(limit)
    .execute();
  return found.map(({ key, version, document }) => ({ version, key: key as SyncKey, document }));
}

async function changeFields(
  tx: Kysely<PlatformSchema>,
  site: LocationId,
  fields: readonly string[],
  at: string,
): Promise<void> {
  await tx
    .insertInto('sync_site')
    .values({ site_id: site, fields: [...fields] })
    .onConflict((conflict) => conflict.column('site_id').doUpdateSet({ fields: [...fields] }))
    .execute();
  const { rows } = await sql<{ id: string }>`
    select substr(key, 8) as id from sync_row
    where site_id = ${site} and key like 'person/%' and document is not null`.execute(tx);
  await touchPeople(
    tx,
    rows.map(({ id }) => id),
    at,
  );
}

async function forget(tx: Kysely<PlatformSchema>, site: LocationId, through: number): Promise<void> {
  await tx
    .deleteFrom('sync_row')
    .where('site_id', '=', site)
    .where('version', '<=', through)
    .where('document', 'is', null)
    .execute();
  await sql`update sync_site set horizon = greatest(horizon, least(version, ${through}))
    where site_id = ${site}`.execute(tx);
}

function bounded(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= limitAtMost) return limit;
  throw new VedetteError('input-invalid', 'caller', { at: 'limit' });
}
