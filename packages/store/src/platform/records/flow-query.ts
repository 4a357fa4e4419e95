import { instant, VedetteError } from '@vedette/domain';
import { sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import type { PlatformSql } from '../database/sql.ts';
import { demandTimeZone } from '../locations/place-below.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { directionWord, outcomeWord } from './codes.ts';
import { inReach } from './in-reach.ts';
import type { FlowCount, FlowFilter, FlowGrouping } from './port.ts';
import { demandSpan } from './time-span.ts';

interface FlowRow {
  readonly site_id: number | null;
  readonly lane: number | null;
  readonly at: number;
  readonly direction: number;
  readonly outcome: number;
  readonly passes: number;
  readonly not_taken: number;
}

const countsAtMost = 100_000;
const columns: Readonly<Record<FlowGrouping, string>> = {
  lane: 'site_id, lane',
  site: 'site_id, null::int as lane',
  all: 'null::int as site_id, null::int as lane',
};

/** Reads the roll-up alone, never a record. */
export function flow(db: PlatformSql, reach: Reach, filter: FlowFilter): Promise<readonly FlowCount[]> {
  return guarded(async () => {
    const { from, to, step, by, places } = filter;
    demandSpan(filter);
    const zone = filter.timeZone === undefined ? 'UTC' : demandTimeZone(filter.timeZone);
    const near = await inReach(db, 'flow_minute', reach, places);
    if (near === null) return [];
    const { rows } = await sql<FlowRow>`
      select ${sql.raw(columns[by])}, date_trunc(${step}, minute, ${zone}) as at, direction, outcome,
        sum(passes)::int8 as passes, sum(not_taken)::int8 as not_taken
      from flow_minute where minute >= ${new Date(from)} and minute < ${new Date(to)} and ${near}
      group by 1, 2, 3, 4, 5 order by 3, 1, 2, 4, 5 limit ${countsAtMost + 1}`.execute(db);
    if (rows.length > countsAtMost) throw new VedetteError('input-invalid', 'caller', { at: 'detail' });
    return rows.map(toCount);
  });
}

function toCount(row: FlowRow): FlowCount {
  return {
    site: row.site_id as LocationId | null,
    lane: row.lane as LocationId | null,
    at: instant(row.at),
    direction: directionWord(row.direction),
    outcome: outcomeWord(row.outcome),
    count: row.passes,
    notTaken: row.not_taken,
  };
}
