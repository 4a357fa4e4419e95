import type { Instant } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { withinTransaction } from '../database/within-transaction.ts';
import type { DeviceId } from '../devices/port.ts';
import type { Rollout, RolloutProgress } from './port.ts';
import { rolloutRows } from './rollout-row.ts';

/** How long a command to update may be carried out: a device that comes back later is told anew. */
const commandLife = 30 * 86_400_000;

/** See `RolloutStore.step`. */
export async function stepRollouts(pool: Pool, at: Instant): Promise<RolloutProgress> {
  const { rows } = await pool.query<{ id: string }>(`select id from rollout where phase = 'running'`);
  const progress = { told: [] as DeviceId[], stopped: [] as Rollout[], done: [] as Rollout[] };
  for (const { id } of rows) {
    const stepped = await withinTransaction(pool, (client) => stepOne(client, id, at));
    progress.told.push(...stepped.told);
    if (stepped.ended === null) continue;
    const [rollout] = await rolloutRows(pool, null, { id, limit: 1 });
    if (rollout !== undefined) progress[stepped.ended].push(rollout);
  }
  return progress;
}

interface Stepped {
  readonly told: readonly DeviceId[];
  readonly ended: 'stopped' | 'done' | null;
}
const nothing: Stepped = { told: [], ended: null };

async function stepOne(client: PoolClient, id: string, at: Instant): Promise<Stepped> {
  const lock = `select stage, stages, failure_limit from rollout where id = $1 and phase = 'running' for update skip locked`;
  const { rows } = await client.query<{ stage: number; stages: number[]; failure_limit: number }>(lock, [id]);
  const [rollout] = rows;
  if (rollout === undefined) return nothing;
  await readReports(client, id, at);
  const counts = await countsOf(client, id, rollout.stage);
  if (isFailing(counts, rollout.failure_limit)) {
    await endRollout(client, id, 'stopped', 'failures', at);
    return { told: [], ended: 'stopped' };
  }
  if (counts.open > 0) return { told: await tell(client, id, rollout.stage, at), ended: null };
  if (rollout.stage + 1 >= rollout.stages.length) {
    await endRollout(client, id, 'done', null, at);
    return { told: [], ended: 'done' };
  }
  // Nobody of a stage has come through: going on would be a leap in the dark.
  if (counts.ended > 0 && counts.good === 0) return nothing;
  await client.query('update rollout set stage = stage + 1 where id = $1', [id]);
  return { told: await tell(client, id, rollout.stage + 1, at), ended: null };
}

interface Counts {
  /** Of the stage that goes on. */
  readonly open: number;
  /** Over all stages so far. */
  readonly ended: number;
  readonly good: number;
  readonly failed: number;
}

async function countsOf(client: PoolClient, id: string, stage: number): Promise<Counts> {
  const { rows } = await client.query<Counts>(
    `select count(*) filter (where stage = $2 and state in ('waiting', 'told', 'installed', 'trying'))::int as open,
       count(*) filter (where state in ('good', 'failed', 'late'))::int as ended,
       count(*) filter (where state = 'good')::int as good,
       count(*) filter (where state = 'failed')::int as failed
     from rollout_device where rollout_id = $1 and stage <= $2`,
    [id, stage],
  );
  return rows[0] ?? { open: 0, ended: 0, good: 0, failed: 0 };
}

/** Of those that have answered, one way or the other; late ones have said nothing. */
const isFailing = ({ good, failed }: Counts, limit: number): boolean =>
  failed > 0 && failed / (good + failed) > limit;

/**
 * What devices say of themselves, in birth and health, against what they were told. `update:trying` and
 * `update:fell-back` are troubles by which a sentinel says where its update stands, `update:failed:…` those by which it
 * says why (`spec/updates.md`).
 */
async function readReports(client: PoolClient, id: string, at: Instant): Promise<void> {
  await client.query(
    `with seen as (
       select x.device_id, x.state, x.told_at, c.phase, r.version, r.patience,
         coalesce((select told->>1 from jsonb_array_elements(c.result) told where told->>0 = 'fault'), c.failure) as failure,
         case when p.born_at >= x.told_at then p.facts->>'software' end as software,
         coalesce(p.health->'troubles' @> '["update:trying"]', false) as is_trying,
         coalesce(p.born_at >= x.told_at and p.health->'troubles' @> '["update:fell-back"]', false) as has_fallen_back,
         (select string_agg(substr(trouble, length('update:failed:') + 1), ' ')
          from jsonb_array_elements_text(p.health->'troubles') trouble where trouble like 'update:failed:%') as failed
       from rollout_device x join rollout r on r.id = x.rollout_id left join command c on c.id = x.command_id
         left join device_presence p on p.device_id = x.device_id
       where x.rollout_id = $1 and x.state in ('told', 'installed', 'trying')),
     judged as (
       select device_id, state,
         case
           when phase in ('failed', 'expired') or has_fallen_back then 'failed'
           when software = version and is_trying then 'trying'
           when software = version then 'good'
           when $2::timestamptz >= told_at + patience * interval '1 millisecond' then 'late'
           when phase = 'done' then 'installed'
           else state end as now,
         case
           when phase in ('failed', 'expired') then coalesce(failure, phase)
           when has_fallen_back then concat_ws(': ', 'fell-back', failed)
         end as why
       from seen)
     update rollout_device x set state = judged.now, since = $2, failure = judged.why
     from judged where x.rollout_id = $1 and x.device_id = judged.device_id and x.state <> judged.now`,
    [id, new Date(at)],
  );
}

/** Gives commands to the devices of a stage whose turn has come. */
async function tell(
  client: PoolClient,
  id: string,
  stage: number,
  at: Instant,
): Promise<readonly DeviceId[]> {
  const { rows } = await client.query<{ device_id: string }>(
    `with told as (
       update rollout_device x set state = 'told', command_id = gen_random_uuid(), told_at = $3, since = $3
       from device d where x.rollout_id = $1 and x.stage = $2 and x.state = 'waiting' and d.id = x.device_id
         and d.state = 'claimed'
       returning x.device_id, x.command_id)
     insert into command (id, organisation_id, device_id, kind, body, phase, given_at, given_by, reason, not_after)
     select t.command_id, r.organisation_id, t.device_id, 'update',
       jsonb_build_object('version', r.version, 'target', r.hash), 'queued', $3, r.created_by, null, $4
     from told t, rollout r where r.id = $1 returning device_id`,
    [id, stage, new Date(at), new Date(at + commandLife)],
  );
  // A device that was retired meanwhile has no turn.
  await client.query(
    `update rollout_device x set state = 'cancelled', since = $3 from device d
     where x.rollout_id = $1 and x.stage = $2 and x.state = 'waiting' and d.id = x.device_id and d.state <> 'claimed'`,
    [id, stage, new Date(at)],
  );
  return rows.map(({ device_id: device }) => device as DeviceId);
}

/** Ends a roll-out: what waits is cancelled, and what was given and not sent is taken back. */
export async function endRollout(
  client: PoolClient,
  id: string,
  phase: 'stopped' | 'done',
  by: 'failures' | 'operator' | null,
  at: Instant,
): Promise<void> {
  const params = [id, new Date(at)];
  await client.query(
    `with back as (
       update command c set phase = 'expired', ended_at = $2 from rollout_device x
       where x.rollout_id = $1 and c.id = x.command_id and c.phase = 'queued' returning c.id)
     update rollout_device set state = 'cancelled', since = $2 where rollout_id = $1
       and (state = 'waiting' or (state = 'told' and command_id in (select id from back)))`,
    params,
  );
  // What is on its way goes on, and is nobody's turn any more: another roll-out may take those devices.
  await client.query(
    `update rollout_device set state = 'late', since = $2 where rollout_id = $1
       and state in ('told', 'installed', 'trying')`,
    params,
  );
  await client.query('update rollout set phase = $2, stopped_by = $3, ended_at = $4 where id = $1', [
    ...[id, phase, by, new Date(at)],
  ]);
}
