import { VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { LocationId } from '../locations/port.ts';
import { changeFields } from './change-fields.ts';
import { heldKeyMarks, putKeyRows } from './key-rows.ts';
import type { SiteSyncStore } from './port.ts';
import { syncFields } from './port.ts';
import { changesOf, headOf, rowsOf, siteRow } from './set-of.ts';
import { siteNews } from './site-news.ts';

const limitAtMost = 1_000;

export interface SyncNeeds {
  readonly db: Kysely<PlatformSchema>;
  readonly now: () => number;
}

export function siteSync({ db, now }: SyncNeeds): SiteSyncStore {
  return {
    head: (site, terminal) => guarded(() => headOf(db, site, terminal)),
    syncRows: (site, since, limit, terminal) =>
      guarded(async () => {
        const { horizon } = await siteRow(db, site);
        const { version } = await headOf(db, site, terminal);
        if (since < horizon || since > version) return null;
        return changesOf(db, { site, terminal }, since, bounded(limit));
      }),
    rows: (site, after, limit, terminal) =>
      guarded(() => rowsOf(db, { site, terminal }, after, bounded(limit))),
    heldKeys: (site, terminal) => guarded(() => heldKeyMarks(db, site, terminal)),
    putKeys: (site, terminal, rows) =>
      transacted(db, (tx) => putKeyRows(tx, site, terminal, rows, isoOf(now()))),
    news: (seen) => guarded(() => siteNews(db, seen)),
    async setFields(site, fields) {
      const known = syncFields.filter((field) => fields.includes(field));
      await transacted(db, (tx) => changeFields(tx, site, known, isoOf(now())));
    },
    async forgetRemovals(site, through) {
      await transacted(db, (tx) => forget(tx, site, through));
    },
  };
}

async function forget(tx: Kysely<PlatformSchema>, site: LocationId, through: number): Promise<void> {
  await tx
    .deleteFrom('sync_row')
    .where('site_id', '=', site)
    .where('version', '<=', through)
    .where('document', 'is', null)
    .execute();
  await sql`delete from terminal_row where site_id = ${site} and version <= ${through}
    and document is null and reference_id is null`.execute(tx);
  await sql`update sync_site set horizon = greatest(horizon, least(version, ${through}))
    where site_id = ${site}`.execute(tx);
}

function bounded(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= limitAtMost) return limit;
  throw new VedetteError('input-invalid', 'caller', { at: 'limit' });
}
