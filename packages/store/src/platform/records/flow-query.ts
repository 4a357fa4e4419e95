import { instant, VedetteError } from '@vedette/domain';
import { sql } from 'kysely';
import type { PlatformSql } from '../database/sql.ts';
import type { LocationId } from '../locations/port.ts';
import { directionWord, outcomeWord } from './codes.ts';
import type { FlowCount, FlowFilter, FlowStep } from './port.ts';
import { widestSpan } from './time-span.ts';

interface FlowRow {
  readonly site_id: number;
  readonly lane: number;
  readonly at: number;
  readonly direction: number;
  readonly outcome: number;
  readonly passes: number;
  readonly not_taken: number;
}

/** Reads the roll-up alone, never a record. */
export async function flow(
  db: PlatformSql,
  { from, to, sites, lane }: FlowFilter,
  step: FlowStep,
): Promise<readonly FlowCount[]> {
  if (!(from < to) || to - from > widestSpan)
    throw new VedetteError('input-invalid', 'caller', { at: 'time' });
  const at = sql<number>`date_trunc(${sql.lit(step)}, minute)`;
  let query = db
    .selectFrom('flow_minute')
    .select(['site_id', 'lane', 'direction', 'outcome', at.as('at')])
    .select(({ fn }) => [fn.sum<number>('passes').as('passes'), fn.sum<number>('not_taken').as('not_taken')])
    .where(sql<boolean>`minute >= ${new Date(from)} and minute < ${new Date(to)}`);
  if (sites !== undefined) query = query.where(sql<boolean>`site_id = any(${sites}::int[])`);
  if (lane !== undefined) query = query.where('lane', '=', lane);
  const rows = await query.groupBy(['site_id', 'lane', 'direction', 'outcome', at]).orderBy(at).execute();
  return rows.map(toCount);
}

function toCount(row: FlowRow): FlowCount {
  return {
    site: row.site_id as LocationId,
    lane: row.lane as LocationId,
    at: instant(row.at),
    direction: directionWord(row.direction),
    outcome: outcomeWord(row.outcome),
    count: Number(row.passes),
    notTaken: Number(row.not_taken),
  };
}
