import { createHash } from 'node:crypto';
import { type DutyId, instant, type LaneId, type PassageId, type PassHeader } from '@vedette/domain';
import type { Pool } from 'pg';
import type { DeviceId } from '../../src/platform/devices/port.ts';
import type { LogEntry } from '../../src/platform/records/port.ts';
import type { SubjectTag } from '../../src/terminal/records/port.ts';

export const organisation = '00000000-0000-4000-8000-000000000001';
/** 2026-11-24T08:00:00Z */
export const morning = Date.UTC(2026, 10, 24, 8);

/** An organisation with a city (1), sites from 2 on, and claimed devices, shared out among the sites. */
export async function plantFleet(pool: Pool, devices: number, sites = 1): Promise<readonly DeviceId[]> {
  await pool.query(`insert into organisation (id, name) values ($1, 'Ours') on conflict do nothing`, [
    organisation,
  ]);
  await pool.query(
    `insert into location (id, organisation_id, parent_id, site_id, path, kind, name, time_zone)
     select 1, $1::uuid, null, null, '{1}', 'city', 'City', 'Asia/Shanghai' on conflict do nothing`,
    [organisation],
  );
  await pool.query(
    `insert into location (id, organisation_id, parent_id, site_id, path, kind, name, time_zone)
     select n, $1::uuid, 1, n, array[1, n], 'site', 'Site ' || n, 'Asia/Shanghai'
     from generate_series(2, $2::int + 1) n on conflict do nothing`,
    [organisation, sites],
  );
  const ids = Array.from({ length: devices }, (_, i) => `d${String(i).padStart(15, 'a')}` as DeviceId);
  await pool.query(
    `insert into device (id, number, site_id, public_key, state, claimed_at)
     select id, n, 2 + n % $2, sha256(id::bytea), 'claimed', now()
     from unnest($1::text[]) with ordinality as d (id, n) on conflict do nothing`,
    [ids, sites],
  );
  return ids;
}

/** The id of a passage, the same each time for one device and number. */
export function passageId(device: string, seq: number): PassageId {
  const hex = createHash('sha256').update(`${device}/${seq}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-') as PassageId;
}

/** A record as a sentinel tells it: one a second from the morning on, unless told otherwise. */
export function record(device: string, seq: number, changed: Partial<PassHeader> = {}): LogEntry {
  const header: PassHeader = {
    id: passageId(device, seq),
    occurredAt: instant(morning + seq * 1000),
    lane: 'lane-1' as LaneId,
    direction: seq % 2 === 0 ? 'in' : 'out',
    duty: 'access' as DutyId,
    dutyVersion: 1,
    purpose: 'access-control',
    outcome: seq % 10 === 0 ? 'denied' : 'granted',
    reasons: seq % 10 === 0 ? ['identify:not-recognised'] : [],
    notices: [],
    by: seq % 10 === 0 ? [] : ['face'],
    manual: false,
    ...changed,
  };
  const tag = createHash('sha256')
    .update(`${seq % 50}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
  return {
    kind: 'pass-record',
    header,
    subjectTag: tag as SubjectTag,
    body: { keyId: 'access-control.2026-11-24.1', bytes: Buffer.alloc(160, seq) },
  };
}
