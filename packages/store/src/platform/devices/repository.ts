import { type Instant, VedetteError } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { cursorNumbers, cursorOf, limitOf, pageOf } from '../../terminal/paging.ts';
import { asDatabaseFault } from '../database/database-fault.ts';
import { numbered } from '../database/numbering.ts';
import type { Reach } from '../reach.ts';
import { deviceIdOf } from './device-id.ts';
import { deviceCounts, quarantinedDevices, tombstones } from './device-lists.ts';
import { noteEvent } from './events.ts';
import type { Device, DeviceFilter, DeviceId, DeviceStore } from './port.ts';
import { type DeviceRow, deviceColumns, toDevice } from './row.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** More than these waiting in quarantine is no delivery of terminals but an attack. */
const quarantinedAtMost = 100_000;

/** Devices in PostgreSQL. */
export function platformDevices(pool: Pool): DeviceStore {
  return {
    find: (id) => find(pool, id),
    async register(publicKey, said, at) {
      if (publicKey.length !== 32) throw new VedetteError('input-invalid', 'caller', { at: 'publicKey' });
      const id = deviceIdOf(publicKey);
      if ((await find(pool, id)) === null)
        await numbered(pool, (client) => insert(client, id, publicKey, at));
      await pool.query(
        `insert into device_said (device_id, said, first_at, last_at) values ($1, $2, $3, $3)
         on conflict (device_id) do update set said = excluded.said, last_at = excluded.last_at`,
        [id, JSON.stringify(said), new Date(at)],
      );
      return demand(await find(pool, id));
    },
    get: (reach, id) => inReach(pool, reach, id),
    list: (reach, filter) => list(pool, reach, filter),
    claim: (reach, id, site, at) => claim(pool, reach, id, site, at),
    async retire(reach, id, at, { by, reason }) {
      demand(await inReach(pool, reach, id));
      await pool.query(
        `with gone as (
           update device set state = 'retired', retired_at = $2 where id = $1 and state <> 'retired' returning id),
         stone as (
           insert into device_tombstone (device_id, retired_at, by_whom, reason) select id, $2, $3, $4 from gone
           on conflict do nothing)
         ${noteEvent} select id, $2, gen_random_uuid(), 'retired', $3, '{}' from gone`,
        [id, new Date(at), by, reason],
      );
      return demand(await find(pool, id));
    },
    counts: (reach) => deviceCounts(pool, reach),
    quarantine: (reach, page, at) => quarantinedDevices(pool, reach, page, at),
    tombstones: (reach, page) => tombstones(pool, reach, page),
  };
}

function demand(device: Device | null): Device {
  if (device === null) throw new VedetteError('not-found', 'caller', { at: 'device' });
  return device;
}

async function find(on: Queryable, id: DeviceId): Promise<Device | null> {
  const { rows } = await on.query<DeviceRow>(`${deviceColumns} where d.id = $1`, [id]);
  return rows[0] === undefined ? null : toDevice(rows[0]);
}

async function insert(client: PoolClient, id: DeviceId, publicKey: Uint8Array, at: Instant): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from device where state = 'quarantined'`,
  );
  if ((rows[0]?.n ?? 0) >= quarantinedAtMost)
    throw new VedetteError('rate-limited', 'world', { at: 'quarantine' });
  await client.query(
    `insert into device (id, number, public_key, created_at)
     select $1, coalesce(max(number), 0) + 1, $2, $3 from device on conflict do nothing`,
    [id, publicKey, new Date(at)],
  );
}

/** A device in quarantine belongs to nobody yet: whoever may claim, and knows its id, finds it. */
const reachable = `(d.state = 'quarantined' or (s.organisation_id = any($1::uuid[])
  and ($2::int[] is null or s.path && $2::int[])))`;

async function inReach(pool: Pool, reach: Reach, id: DeviceId): Promise<Device | null> {
  const { rows } = await pool.query<DeviceRow>(`${deviceColumns} where d.id = $3 and ${reachable}`, [
    ...[reach.organisations, reach.places, id],
  ]);
  return rows[0] === undefined ? null : toDevice(rows[0]);
}

async function list(pool: Pool, reach: Reach, filter: DeviceFilter) {
  const limit = limitOf(filter);
  const [start] = cursorNumbers(filter, 1) ?? [null];
  const { rows } = await pool.query<DeviceRow>(
    `${deviceColumns} where s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])
       and ($3::text is null or d.state = $3) and ($4::boolean is null or coalesce(p.is_online, false) = $4)
       and ($5::int is null or d.site_id = $5) and ($6::int is null or d.number < $6)
       and ($8::uuid is null or m.group_id = $8) and (not $9::boolean or m.group_id is null)
       and ($10::text is null or starts_with(d.id, $10) or strpos(lower(p.facts->>'model'), $10) > 0
         or strpos(lower(p.facts->>'serial'), $10) > 0)
     order by d.number desc limit $7`,
    [
      ...[reach.organisations, reach.places, filter.state ?? null, filter.online ?? null],
      ...[filter.site ?? null, start, limit + 1],
      ...[filter.group ?? null, filter.group === null, filter.text?.toLowerCase() ?? null],
    ],
  );
  return pageOf(rows, limit, toDevice, ({ number }) => cursorOf(number));
}

async function claim(pool: Pool, reach: Reach, id: DeviceId, site: number, at: Instant): Promise<Device> {
  const sites = await pool.query(
    `select from location s where s.id = $3 and s.kind = 'site' and s.organisation_id = any($1::uuid[])
       and ($2::int[] is null or s.path && $2::int[])`,
    [reach.organisations, reach.places, site],
  );
  if (sites.rowCount === 0) throw new VedetteError('input-invalid', 'caller', { at: 'site' });
  demand(await inReach(pool, reach, id));
  const { rowCount } = await pool
    .query(
      `with mine as (
         update device set state = 'claimed', site_id = $2, claimed_at = $3
         where id = $1 and state = 'quarantined' returning id)
       ${noteEvent} select id, $3, gen_random_uuid(), 'claimed', null, jsonb_build_object('site', $2::int) from mine`,
      [id, site, new Date(at)],
    )
    .catch((error: unknown) => {
      throw asDatabaseFault(error);
    });
  if (rowCount === 0) throw new VedetteError('conflict', 'caller', { at: 'device' });
  return demand(await find(pool, id));
}
