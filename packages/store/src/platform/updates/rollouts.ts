import { randomUUID } from 'node:crypto';
import { type Instant, VedetteError } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { invalid, notFound } from '../../terminal/database/input.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import { withinTransaction } from '../database/within-transaction.ts';
import type { Reach } from '../reach.ts';
import type { NewRollout, Rollout, RolloutId, RolloutStore } from './port.ts';
import { type RolloutDeviceRow, rolloutRows, toRolloutDevice } from './rollout-row.ts';
import { endRollout, stepRollouts } from './step-rollouts.ts';

/** Roll-outs of releases in PostgreSQL. */
export function platformRollouts(pool: Pool): RolloutStore {
  const get = async (reach: Reach, id: RolloutId) =>
    (await rolloutRows(pool, reach, { id, limit: 1 }))[0] ?? null;
  const demand = async (reach: Reach, id: RolloutId): Promise<Rollout> => {
    const found = await get(reach, id);
    if (found === null) throw notFound('rollout');
    return found;
  };
  return {
    get,
    async start(reach, rollout, at) {
      const id = await withinTransaction(pool, (client) => start(client, reach, rollout, at));
      return demand(reach, id);
    },
    async list(reach, page) {
      const limit = limitOf(page);
      const found = await rolloutRows(pool, reach, { start: cursorParts(page), limit: limit + 1 });
      return pageOf(
        found,
        limit,
        (one) => one,
        ({ createdAt, id }) => uuidCursor(createdAt, id),
      );
    },
    async devices(reach, id, page) {
      await demand(reach, id);
      return devicesOf(pool, reach, id, page);
    },
    async setPhase(reach, id, phase, at) {
      await withinTransaction(pool, async (client) => {
        const found = await locked(client, reach, id);
        const isOpen = found.phase === 'running' || found.phase === 'paused';
        if (!isOpen || found.phase === phase) throw new VedetteError('conflict', 'caller', { at: 'rollout' });
        if (phase === 'stopped') await endRollout(client, id, 'stopped', 'operator', at);
        else await client.query('update rollout set phase = $2 where id = $1', [id, phase]);
      });
      return demand(reach, id);
    },
    async rollBack(reach, id, by, at) {
      const made = await withinTransaction(pool, (client) => rollBack(client, reach, id, by, at));
      return Promise.all(made.map((one) => demand(reach, one)));
    },
    step: (at) => stepRollouts(pool, at),
  };
}

async function devicesOf(
  pool: Pool,
  { organisations, places }: Reach,
  id: RolloutId,
  page: Parameters<RolloutStore['devices']>[2],
) {
  const limit = limitOf(page);
  const after = page.cursor ?? null;
  if (after !== null && !/^[a-z2-7]{16}$/.test(after)) throw invalid('cursor');
  const { rows } = await pool.query<RolloutDeviceRow>(
    `select x.* from rollout_device x join device d on d.id = x.device_id join location s on s.id = d.site_id
     where x.rollout_id = $3 and s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])
       and ($4::text is null or x.state = $4) and ($5::text is null or x.device_id > $5)
     order by x.device_id limit $6`,
    [organisations, places, id, page.state ?? null, after, limit + 1],
  );
  return pageOf(rows, limit, toRolloutDevice, ({ device_id: device }) => device as never);
}

/** Whole organisation or place: who reaches a part of its devices alone decides nothing for the others. */
async function locked(client: PoolClient, reach: Reach, id: RolloutId): Promise<Rollout> {
  const { rowCount } = await client.query(
    'select from rollout where id = $1 and organisation_id = any($2::uuid[]) for update',
    [id, reach.organisations],
  );
  const [found] = await rolloutRows(client, reach, { id, limit: 1 });
  if (rowCount === 0 || found === undefined) throw notFound('rollout');
  const [whole] = await rolloutRows(client, null, { id, limit: 1 });
  if (JSON.stringify(whole?.counts) !== JSON.stringify(found.counts))
    throw new VedetteError('not-allowed', 'caller', { at: 'places' });
  return found;
}

function demandStages(stages: readonly number[]): void {
  const isAscending = stages.every((share, i) => share > (stages[i - 1] ?? 0));
  if (!isAscending || stages.at(-1) !== 1) throw invalid('stages');
}

async function start(client: PoolClient, reach: Reach, rollout: NewRollout, at: Instant): Promise<RolloutId> {
  const { hash, scope, stages, organisation } = rollout;
  demandStages(stages);
  if (!reach.organisations.includes(organisation)) throw notFound('organisation');
  const { rows } = await client.query<{ version: string }>(
    `select r.version from release r join update_archive a on a.hash = r.hash and a.is_complete
     where r.hash = $1 and r.is_named`,
    [hash],
  );
  const version = rows[0]?.version;
  if (version === undefined) throw notFound('release');
  const [group, place] = 'group' in scope ? [scope.group, null] : [null, scope.place];
  const id = randomUUID() as RolloutId;
  await insertRollout(client, { ...rollout, id, kind: 'forward', version, group, place }, at);
  // Drawn by lot, and yet the same for everybody who asks: by the hash of both ids.
  const { rowCount } = await client.query(
    `insert into rollout_device (rollout_id, device_id, stage, state, from_version, since)
     select $1::uuid, id, (select count(*) from unnest($6::double precision[]) share where ceil(share * n) < place), 'waiting',
       software, $7::timestamptz
     from (
       select d.id, p.facts->>'software' as software, count(*) over () as n,
         row_number() over (order by sha256(($1::uuid::text || d.id)::bytea)) as place
       from device d join location s on s.id = d.site_id left join device_presence p on p.device_id = d.id
       where d.state = 'claimed' and s.organisation_id = $2 and ($3::int[] is null or s.path && $3::int[])
         and ($4::uuid is null or exists (select from device_group_member m where m.device_id = d.id and m.group_id = $4))
         and ($5::int is null or s.path && array[$5::int])
         and p.facts->>'software' is distinct from $8
         and not exists (select from rollout_device o where o.device_id = d.id
           and o.state in ('waiting', 'told', 'installed', 'trying'))) drawn`,
    [id, organisation, reach.places, group, place, stages, new Date(at), version],
  );
  if (rowCount === 0) throw notFound('device');
  return id;
}

interface RolloutInsert {
  readonly id: RolloutId;
  readonly organisation: string;
  readonly kind: Rollout['kind'];
  readonly hash: string;
  readonly version: string;
  readonly group: string | null;
  readonly place: number | null;
  readonly stages: readonly number[];
  readonly failureLimit: number;
  readonly patience: number;
  readonly by: string;
}

async function insertRollout(client: PoolClient, row: RolloutInsert, at: Instant): Promise<void> {
  await client.query(
    `insert into rollout (id, organisation_id, kind, hash, version, phase, group_id, place_id, stages, stage,
       failure_limit, patience, created_at, created_by)
     values ($1, $2, $3, $4, $5, 'running', $6, $7, $8, 0, $9, $10, $11, $12)`,
    [
      ...[row.id, row.organisation, row.kind, row.hash, row.version, row.group, row.place, row.stages],
      ...[row.failureLimit, row.patience, new Date(at), row.by],
    ],
  );
}

/** A device that was brought forward runs the new version, or may at any moment. */
async function rollBack(
  client: PoolClient,
  reach: Reach,
  id: RolloutId,
  by: string,
  at: Instant,
): Promise<readonly RolloutId[]> {
  const { organisation, kind, phase, group, place, patience } = await locked(client, reach, id);
  if (kind === 'back') throw new VedetteError('conflict', 'caller', { at: 'rollout' });
  const { rows } = await client.query<{ hash: string; version: string; devices: string[] }>(
    `select r.hash, r.version, array_agg(x.device_id) as devices from rollout_device x
       join release r on r.version = x.from_version and r.is_named
       join update_archive a on a.hash = r.hash and a.is_complete
     where x.rollout_id = $1 and x.state in ('told', 'installed', 'trying', 'good', 'late') group by 1, 2`,
    [id],
  );
  if (rows.length === 0) throw new VedetteError('conflict', 'caller', { at: 'release' });
  if (phase === 'running' || phase === 'paused') await endRollout(client, id, 'stopped', 'operator', at);
  const made: RolloutId[] = [];
  for (const { hash, version, devices } of rows) {
    const back = randomUUID() as RolloutId;
    const whole = { stages: [1], failureLimit: 1, kind: 'back' } as const;
    await insertRollout(
      client,
      { ...whole, id: back, organisation, hash, version, group, place, patience, by },
      at,
    );
    await client.query(
      `insert into rollout_device (rollout_id, device_id, stage, state, from_version, since)
       select $1, d, 0, 'waiting', null, $3 from unnest($2::text[]) d on conflict do nothing`,
      [back, devices, new Date(at)],
    );
    made.push(back);
  }
  return made;
}
