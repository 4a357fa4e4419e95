import { type Instant, instant } from '@vedette/domain';
import type { Pool } from 'pg';
import { invalid } from '../../terminal/database/input.ts';
import type { Cursor, Page, PageRequest } from '../../terminal/page.ts';
import { limitOf, pageOf } from '../database/paging.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import type { DeviceCounts, DeviceId, QuarantinedDevice, Tombstone } from './port.ts';
import { maybeInstant } from './row.ts';

const cursorPattern = /^(\d{1,16})_([a-z2-7]{16})$/;

/** Where a page ordered by an instant and a device's id begins. @throws `input-invalid` */
function startOf({ cursor }: PageRequest): { readonly at: Date | null; readonly id: string | null } {
  if (cursor === undefined || cursor === null) return { at: null, id: null };
  const [, at, id] = cursorPattern.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw invalid('cursor');
  return { at: new Date(Number(at)), id };
}

const cursorAt = (at: number, id: string): Cursor => `${at}_${id}` as Cursor;

/** See `DeviceStore.counts`. */
export async function deviceCounts(pool: Pool, { organisations, places }: Reach): Promise<DeviceCounts> {
  const { rows } = await pool.query<DeviceCounts>(
    `select count(*) filter (where d.state = 'claimed' and p.is_online)::int as online,
       count(*) filter (where d.state = 'claimed' and not p.is_online)::int as offline,
       count(*) filter (where d.state = 'claimed' and p.device_id is null)::int as "neverHeard",
       count(*) filter (where d.state = 'retired')::int as retired
     from device d join location s on s.id = d.site_id left join device_presence p on p.device_id = d.id
     where s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])`,
    [organisations, places],
  );
  return rows[0] ?? { online: 0, offline: 0, neverHeard: 0, retired: 0 };
}

interface QuarantineRow {
  readonly id: string;
  readonly first_at: number;
  readonly last_at: number;
  readonly said: unknown;
  readonly code_until: number | null;
}

/** See `DeviceStore.quarantine`. */
export async function quarantinedDevices(
  pool: Pool,
  { organisations, places }: Reach,
  page: PageRequest,
  at: Instant,
): Promise<Page<QuarantinedDevice>> {
  const limit = limitOf(page);
  const start = startOf(page);
  if (places !== null) return { items: [], next: null };
  const { rows } = await pool.query<QuarantineRow>(
    `select d.id, w.first_at, w.last_at, w.said,
       case when o.expires_at > $2 and o.proof_key is null then o.expires_at end as code_until
     from device d join device_said w on w.device_id = d.id left join device_offer o on o.device_id = d.id
     where d.state = 'quarantined' and not exists (select from organisation where id <> all($1::uuid[]))
       and ($3::timestamptz is null or (w.last_at, d.id) < ($3, $4))
     order by w.last_at desc, d.id desc limit $5`,
    [organisations, new Date(at), start.at, start.id, limit + 1],
  );
  return pageOf(rows, limit, toQuarantined, (row) => cursorAt(row.last_at, row.id));
}

const toQuarantined = (row: QuarantineRow): QuarantinedDevice => ({
  id: row.id as DeviceId,
  firstAt: instant(row.first_at),
  lastAt: instant(row.last_at),
  said: row.said,
  codeUntil: maybeInstant(row.code_until),
});

interface StoneRow {
  readonly device_id: string;
  readonly public_key: Buffer;
  readonly retired_at: number;
  readonly by_whom: string | null;
  readonly reason: string | null;
  readonly site_id: number | null;
}

/** See `DeviceStore.tombstones`. */
export async function tombstones(
  pool: Pool,
  { organisations, places }: Reach,
  page: PageRequest,
): Promise<Page<Tombstone>> {
  const limit = limitOf(page);
  const start = startOf(page);
  const { rows } = await pool.query<StoneRow>(
    `select t.device_id, d.public_key, t.retired_at, t.by_whom, t.reason, d.site_id
     from device_tombstone t join device d on d.id = t.device_id join location s on s.id = d.site_id
     where s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])
       and ($3::timestamptz is null or (t.retired_at, t.device_id) < ($3, $4))
     order by t.retired_at desc, t.device_id desc limit $5`,
    [organisations, places, start.at, start.id, limit + 1],
  );
  return pageOf(rows, limit, toTombstone, (row) => cursorAt(row.retired_at, row.device_id));
}

const toTombstone = (row: StoneRow): Tombstone => ({
  device: row.device_id as DeviceId,
  publicKey: row.public_key,
  retiredAt: instant(row.retired_at),
  by: row.by_whom,
  reason: row.reason,
  site: row.site_id as LocationId | null,
});
