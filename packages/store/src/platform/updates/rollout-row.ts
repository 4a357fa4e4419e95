import { duration, instant, type OrganisationId } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import type { DeviceGroupId, DeviceId } from '../devices/port.ts';
import { maybeInstant } from '../devices/row.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import {
  type Rollout,
  type RolloutDevice,
  type RolloutId,
  type RolloutKind,
  type RolloutPhase,
  type RolloutState,
  rolloutStates,
} from './port.ts';

export type Queryable = Pick<Pool | PoolClient, 'query'>;

export interface RolloutRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: RolloutKind;
  readonly hash: string;
  readonly version: string;
  readonly phase: RolloutPhase;
  readonly stopped_by: 'failures' | 'operator' | null;
  readonly group_id: string | null;
  readonly place_id: number | null;
  readonly stages: readonly number[];
  readonly stage: number;
  readonly failure_limit: number;
  readonly patience: number;
  readonly created_at: number;
  readonly created_by: string;
  readonly ended_at: number | null;
  readonly counts: Partial<Record<RolloutState, number>> | null;
}

interface Wanted {
  readonly id?: string | null;
  readonly start?: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

/** Roll-outs some of whose devices stand in reach, counted over those. @param reach null for all */
export async function rolloutRows(
  on: Queryable,
  reach: Reach | null,
  wanted: Wanted,
): Promise<readonly Rollout[]> {
  const { rows } = await on.query<RolloutRow>(
    `select r.*, c.counts from rollout r cross join lateral (
       select jsonb_object_agg(state, n) as counts from (
         select x.state, count(*) as n from rollout_device x join device d on d.id = x.device_id
           join location s on s.id = d.site_id
         where x.rollout_id = r.id and ($1::uuid[] is null or s.organisation_id = any($1::uuid[]))
           and ($2::int[] is null or s.path && $2::int[])
         group by x.state) by_state) c
     where c.counts is not null and ($3::uuid is null or r.id = $3)
       and ($4::timestamptz is null or (r.created_at, r.id) < ($4, $5::uuid))
     order by r.created_at desc, r.id desc limit $6`,
    [
      ...[reach?.organisations ?? null, reach?.places ?? null, wanted.id ?? null],
      ...[wanted.start?.at ?? null, wanted.start?.id ?? null, wanted.limit],
    ],
  );
  return rows.map(toRollout);
}

export function toRollout(row: RolloutRow): Rollout {
  const counts = Object.fromEntries(rolloutStates.map((state) => [state, row.counts?.[state] ?? 0]));
  return {
    id: row.id as RolloutId,
    organisation: row.organisation_id as OrganisationId,
    kind: row.kind,
    hash: row.hash,
    version: row.version,
    phase: row.phase,
    stoppedBy: row.stopped_by,
    group: row.group_id as DeviceGroupId | null,
    place: row.place_id as LocationId | null,
    stages: row.stages,
    stage: row.stage,
    failureLimit: row.failure_limit,
    patience: duration(row.patience),
    createdAt: instant(row.created_at),
    createdBy: row.created_by,
    endedAt: maybeInstant(row.ended_at),
    counts: counts as Record<RolloutState, number>,
  };
}

export interface RolloutDeviceRow {
  readonly device_id: string;
  readonly stage: number;
  readonly state: RolloutState;
  readonly from_version: string | null;
  readonly since: number;
  readonly failure: string | null;
}

export const toRolloutDevice = (row: RolloutDeviceRow): RolloutDevice => ({
  device: row.device_id as DeviceId,
  stage: row.stage,
  state: row.state,
  from: row.from_version,
  since: instant(row.since),
  failure: row.failure,
});
