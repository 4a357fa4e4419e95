import { randomUUID } from 'node:crypto';
import { type Instant, type OrganisationId, VedetteError } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { asDatabaseFault } from '../database/database-fault.ts';
import { withinTransaction } from '../database/within-transaction.ts';
import type { Reach } from '../reach.ts';
import { noteEvent } from './events.ts';
import type { ConfigProfileId, DeviceGroup, DeviceGroupStore, Followed } from './groups-port.ts';
import type { DeviceGroupId, DeviceId } from './port.ts';
import { previewOf } from './settings-preview.ts';
import { settleGroup, settleLoners } from './settle-settings.ts';

/** Groups of devices in PostgreSQL. */
export function platformDeviceGroups(pool: Pool): DeviceGroupStore {
  return {
    list: (reach) => groups(pool, reach, null),
    async create(reach, organisation, name, at) {
      if (!reach.organisations.includes(organisation)) throw missing('organisation');
      demandWide(reach);
      const id = randomUUID() as DeviceGroupId;
      await taken(
        pool.query(
          'insert into device_group (id, organisation_id, name, created_at) values ($1, $2, $3, $4)',
          [...[id, organisation, name, new Date(at)]],
        ),
      );
      return group(pool, reach, id);
    },
    async rename(reach, id, name) {
      await group(pool, reach, id);
      demandWide(reach);
      await taken(pool.query('update device_group set name = $2 where id = $1', [id, name]));
      return group(pool, reach, id);
    },
    remove: (reach, id, at) =>
      withinTransaction(pool, async (client) => {
        await locked(client, reach, id);
        const { rows } = await client.query<{ device_id: string }>(
          'delete from device_group_member where group_id = $1 returning device_id',
          [id],
        );
        await client.query('delete from device_group where id = $1', [id]);
        return settleLoners(client, rows.map(idOf), at);
      }),
    move: (reach, id, change, by, at) =>
      withinTransaction(pool, (client) => move(client, reach, id, change, by, at)),
    async preview(reach, id, followed) {
      const { organisation } = await group(pool, reach, id);
      await demandFollowed(pool, organisation, followed);
      return previewOf(pool, reach, id, followed);
    },
    follow: (reach, id, followed, by, at) =>
      withinTransaction(pool, async (client) => {
        const organisation = await locked(client, reach, id);
        await demandFollowed(client, organisation, followed);
        await client.query('update device_group set profile_id = $2, profile_version = $3 where id = $1', [
          ...[id, followed?.profile ?? null, followed?.version ?? null],
        ]);
        return settleGroup(client, id, by, at);
      }),
  };
}

type Queryable = Pick<Pool | PoolClient, 'query'>;
const missing = (at: string) => new VedetteError('not-found', 'caller', { at });
const idOf = ({ device_id: id }: { readonly device_id: string }): DeviceId => id as DeviceId;

/** What a group is set to reaches devices of the whole organisation. @throws `not-allowed` */
export function demandWide({ places }: Reach): void {
  if (places !== null) throw new VedetteError('not-allowed', 'caller', { at: 'places' });
}

/** @throws `conflict` for a name that is taken */
export async function taken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asDatabaseFault(error);
  }
}

/** The group for the time of the transaction, and whose it is. @throws `not-found`, `not-allowed` */
async function locked(client: PoolClient, reach: Reach, id: DeviceGroupId): Promise<OrganisationId> {
  const { rows } = await client.query<{ organisation_id: string }>(
    'select organisation_id from device_group where id = $1 and organisation_id = any($2::uuid[]) for update',
    [id, reach.organisations],
  );
  if (rows[0] === undefined) throw missing('group');
  demandWide(reach);
  return rows[0].organisation_id as OrganisationId;
}

async function demandFollowed(
  on: Queryable,
  organisation: OrganisationId,
  followed: Followed,
): Promise<void> {
  if (followed === null) return;
  const { rowCount } = await on.query(
    `select from config_profile_version v join config_profile p on p.id = v.profile_id
     where v.profile_id = $1 and v.version = $2 and p.organisation_id = $3`,
    [followed.profile, followed.version, organisation],
  );
  if (rowCount === 0) throw missing('profile');
}

async function move(
  client: PoolClient,
  reach: Reach,
  id: DeviceGroupId,
  { add, remove }: { readonly add: readonly DeviceId[]; readonly remove: readonly DeviceId[] },
  by: string,
  at: Instant,
) {
  const organisation = await locked(client, reach, id);
  await demandDevices(client, organisation, add);
  const out = await client.query<{ device_id: string }>(
    'delete from device_group_member where group_id = $1 and device_id = any($2::text[]) returning device_id',
    [id, remove],
  );
  const into = await client.query<{ device_id: string }>(
    `with moved as (
       insert into device_group_member (device_id, group_id) select d, $1 from unnest($2::text[]) d
       on conflict (device_id) do update set group_id = excluded.group_id
         where device_group_member.group_id <> excluded.group_id
       returning device_id),
     noted as (
       ${noteEvent} select device_id, $3, gen_random_uuid(), 'group-changed', $4,
         jsonb_build_object('group', $1::uuid) from moved)
     select device_id from moved`,
    [id, [...new Set(add)], new Date(at), by],
  );
  const lonely = await settleLoners(client, out.rows.map(idOf), at);
  const settled = await settleGroup(client, id, by, at);
  return { added: into.rows.length, removed: out.rows.length, changed: [...lonely, ...settled] };
}

/** @throws `not-found` unless all of them are claimed devices of the organisation */
async function demandDevices(
  client: PoolClient,
  organisation: OrganisationId,
  devices: readonly DeviceId[],
): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from device d join location s on s.id = d.site_id
     where d.id = any($1::text[]) and d.state = 'claimed' and s.organisation_id = $2`,
    [devices, organisation],
  );
  if (rows[0]?.n !== new Set(devices).size) throw missing('device');
}

interface GroupRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly profile_id: string | null;
  readonly profile_name: string | null;
  readonly profile_version: number | null;
  readonly devices: number;
  readonly settled: number;
  readonly refused: number;
}

async function groups(
  on: Queryable,
  { organisations, places }: Reach,
  id: DeviceGroupId | null,
): Promise<readonly DeviceGroup[]> {
  const { rows } = await on.query<GroupRow>(
    `select g.id, g.organisation_id, g.name, g.profile_id, f.name as profile_name, g.profile_version,
       count(d.id)::int as devices,
       count(*) filter (where isSaid and coalesce(jsonb_array_length(c.problems), 0) = 0)::int as settled,
       count(*) filter (where isSaid and jsonb_array_length(c.problems) > 0)::int as refused
     from device_group g left join config_profile f on f.id = g.profile_id
       left join (device_group_member m join device d on d.id = m.device_id and d.state = 'claimed'
         join location s on s.id = d.site_id and ($2::int[] is null or s.path && $2::int[])) on m.group_id = g.id
       left join device_config c on c.device_id = d.id
       cross join lateral (
         select d.id is not null and (c.device_id is null or c.reported_version = c.desired_version) as isSaid) said
     where g.organisation_id = any($1::uuid[]) and ($3::uuid is null or g.id = $3)
     group by g.id, f.name order by g.name`,
    [organisations, places, id],
  );
  return rows.map(toGroup);
}

async function group(on: Queryable, reach: Reach, id: DeviceGroupId): Promise<DeviceGroup> {
  const [found] = await groups(on, reach, id);
  if (found === undefined) throw missing('group');
  return found;
}

function toGroup(row: GroupRow): DeviceGroup {
  const {
    profile_id: profile,
    profile_name: name,
    profile_version: version,
    devices,
    settled,
    refused,
  } = row;
  return {
    id: row.id as DeviceGroupId,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    profile:
      profile === null || name === null || version === null
        ? null
        : { id: profile as ConfigProfileId, name, version },
    ...{ devices, settled, refused },
    waiting: devices - settled - refused,
  };
}
