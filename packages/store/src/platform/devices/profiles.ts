import { randomUUID } from 'node:crypto';
import { instant, type OrganisationId, VedetteError } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { withinTransaction } from '../database/within-transaction.ts';
import type { Reach } from '../reach.ts';
import { demandWide, taken } from './groups.ts';
import type { ConfigProfile, ConfigProfileId, ConfigProfileStore, ProfileVersion } from './groups-port.ts';
import type { DeviceGroupId, StoredSettings } from './port.ts';

interface VersionRow {
  readonly version: number;
  readonly settings: StoredSettings;
  readonly made_at: number;
  readonly made_by: string;
  readonly note: string | null;
}
interface ProfileRow extends VersionRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly groups: readonly { readonly id: string; readonly name: string; readonly version: number }[];
}
type Queryable = Pick<Pool | PoolClient, 'query'>;

/** Profiles of settings in PostgreSQL. */
export function platformConfigProfiles(pool: Pool): ConfigProfileStore {
  return {
    list: (reach) => profiles(pool, reach, null),
    async create(reach, { organisation, name, settings, by }, at) {
      if (!reach.organisations.includes(organisation)) throw missing('organisation');
      demandWide(reach);
      const id = randomUUID() as ConfigProfileId;
      await taken(
        pool.query(
          `with made as (
             insert into config_profile (id, organisation_id, name) values ($1, $2, $3) returning id)
           insert into config_profile_version (profile_id, version, settings, made_at, made_by)
           select id, 1, $4, $5, $6 from made`,
          [id, organisation, name, JSON.stringify(settings), new Date(at), by],
        ),
      );
      return demand(await profiles(pool, reach, id));
    },
    async versions(reach, id) {
      demand(await profiles(pool, reach, id));
      const { rows } = await pool.query<VersionRow>(
        'select * from config_profile_version where profile_id = $1 order by version desc',
        [id],
      );
      return rows.map(toVersion);
    },
    addVersion: (reach, id, { settings, by, note }, at) =>
      withinTransaction(pool, async (client) => {
        await locked(client, reach, id);
        const { rows } = await client.query<VersionRow>(
          `insert into config_profile_version (profile_id, version, settings, made_at, made_by, note)
           select $1, max(version) + 1, $2, $3, $4, $5 from config_profile_version where profile_id = $1
           returning *`,
          [id, JSON.stringify(settings), new Date(at), by, note],
        );
        return toVersion(demand(rows));
      }),
    remove: (reach, id) =>
      withinTransaction(pool, async (client) => {
        await locked(client, reach, id);
        const followers = await client.query('select from device_group where profile_id = $1 limit 1', [id]);
        if (followers.rowCount !== 0) throw new VedetteError('conflict', 'caller', { at: 'profile' });
        await client.query('delete from config_profile where id = $1', [id]);
      }),
  };
}

const missing = (at: string) => new VedetteError('not-found', 'caller', { at });

/** The first of what was found. @throws `not-found` */
function demand<T>(found: readonly T[]): T {
  const [first] = found;
  if (first === undefined) throw missing('profile');
  return first;
}

async function locked(client: PoolClient, reach: Reach, id: ConfigProfileId): Promise<void> {
  const { rows } = await client.query(
    'select id from config_profile where id = $1 and organisation_id = any($2::uuid[]) for update',
    [id, reach.organisations],
  );
  demand(rows);
  demandWide(reach);
}

async function profiles(
  on: Queryable,
  { organisations }: Reach,
  id: ConfigProfileId | null,
): Promise<readonly ConfigProfile[]> {
  const { rows } = await on.query<ProfileRow>(
    `select p.id, p.organisation_id, p.name, v.version, v.settings, v.made_at, v.made_by, v.note,
       coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'version', g.profile_version)
         order by g.name) from device_group g where g.profile_id = p.id), '[]') as groups
     from config_profile p join lateral (
       select * from config_profile_version where profile_id = p.id order by version desc limit 1) v on true
     where p.organisation_id = any($1::uuid[]) and ($2::uuid is null or p.id = $2) order by p.name`,
    [organisations, id],
  );
  return rows.map(toProfile);
}

function toProfile(row: ProfileRow): ConfigProfile {
  return {
    id: row.id as ConfigProfileId,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    newest: toVersion(row),
    groups: row.groups.map(({ id, name, version }) => ({ id: id as DeviceGroupId, name, version })),
  };
}

const toVersion = ({
  version,
  settings,
  made_at: madeAt,
  made_by: madeBy,
  note,
}: VersionRow): ProfileVersion => ({
  ...{ version, settings, madeBy, note },
  madeAt: instant(madeAt),
});
