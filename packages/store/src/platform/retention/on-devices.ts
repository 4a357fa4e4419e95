import { instant } from '@vedette/domain';
import { sql } from 'kysely';
import type { Cursor, Page, PageRequest } from '../../terminal/page.ts';
import { limitOf, pageOf } from '../database/paging.ts';
import type { PlatformSql } from '../database/sql.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { liesWithin } from '../reach-sql.ts';
import type { ShredAct, ShredCounts, ShredOnDevice } from './port.ts';

/** Claimed devices of the sites that an act is about, as `d`, with what they said of it, as `r`. */
const concerned = (act: ShredAct) => sql`device d join location l on l.id = d.site_id
  left join shred_device r on r.device_id = d.id and r.shred_id = ${act.id}::uuid
  left join device_presence p on p.device_id = d.id
  where d.state = 'claimed' and l.organisation_id = ${act.organisation}::uuid
    and (${act.site}::int is null or d.site_id = ${act.site}::int)`;

export async function countsOf(db: PlatformSql, act: ShredAct): Promise<ShredCounts> {
  const { rows } = await sql<ShredCounts>`select count(*) filter (where r.state = 'done') as done,
    count(*) filter (where r.state = 'pending') as pending, count(*) filter (where r.state is null) as waiting,
    count(*) filter (where r.state is distinct from 'done' and coalesce(not p.is_online, true)) as offline
    from ${concerned(act)}`.execute(db);
  return rows[0] ?? { done: 0, pending: 0, waiting: 0, offline: 0 };
}

interface Row {
  readonly id: DeviceId;
  readonly site_id: LocationId;
  readonly state: 'pending' | 'done' | null;
  readonly why: string | null;
  readonly keys: number | null;
  readonly told_at: number | null;
  readonly is_online: boolean | null;
  readonly heard_at: number | null;
}

/** By their ids. */
export async function onDevices(
  db: PlatformSql,
  reach: Reach,
  act: ShredAct,
  page: PageRequest,
): Promise<Page<ShredOnDevice>> {
  const limit = limitOf(page);
  const { rows } =
    await sql<Row>`select d.id, d.site_id, r.state, r.why, r.keys, r.told_at, p.is_online, p.heard_at
    from ${concerned(act)} and ${liesWithin('l', reach)} and d.id > ${page.cursor ?? ''}
    order by d.id limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, toOnDevice, ({ id }) => id as string as Cursor);
}

function toOnDevice(row: Row): ShredOnDevice {
  const at = (value: number | null) => (value === null ? null : instant(value));
  return {
    ...{ device: row.id, site: row.site_id, state: row.state ?? 'waiting', why: row.why },
    ...{ keys: row.keys ?? 0, toldAt: at(row.told_at) },
    ...{ isOnline: row.is_online ?? false, heardAt: at(row.heard_at) },
  };
}
