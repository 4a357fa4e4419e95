import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { sqlState } from '../database/database-fault.ts';
import { directionCode, notTakenCode, outcomeCode } from './codes.ts';
import { copyOf, type RecordRow, recordColumns } from './record-row.ts';

const columns = recordColumns.join(', ');
const minute = 60_000;

/**
 * Writes rows that no log had brought before, and counts them, within the transaction of the client. They go straight
 * into the table; only where a passage is there already, brought by a log of another life of the same sentinel, they
 * go by way of a stage that leaves it out.
 */
export async function insertRecords(
  client: PoolClient,
  rows: readonly RecordRow[],
  now: number,
): Promise<void> {
  const bytes = copyOf(rows, now);
  await client.query('savepoint straight');
  try {
    await copy(client, 'pass_record', bytes);
    await client.query('release savepoint straight');
    await countRows(client, rows);
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    await client.query('rollback to savepoint straight');
    await insertByStage(client, bytes);
  }
}

async function copy(client: PoolClient, table: string, bytes: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin (format binary)`));
  stream.end(bytes);
  await finished(stream);
}

async function insertByStage(client: PoolClient, bytes: Buffer): Promise<void> {
  await client.query('create temp table if not exists stage (like pass_record) on commit delete rows');
  await copy(client, 'stage', bytes);
  await client.query(
    `with fresh as (
       insert into pass_record (${columns}) select ${columns} from stage
       on conflict do nothing returning site_id, occurred_at, lane, direction, outcome, completion)
     insert into flow_minute (site_id, minute, lane, direction, outcome, passes, not_taken)
     select site_id, date_trunc('minute', occurred_at), lane, direction, outcome, count(*),
       count(*) filter (where completion = ${notTakenCode} and outcome = 0)
     from fresh group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
     ${addUp}`,
  );
}

const addUp = `on conflict (site_id, minute, lane, direction, outcome) do update
  set passes = flow_minute.passes + excluded.passes, not_taken = flow_minute.not_taken + excluded.not_taken`;

interface Count {
  readonly site: number;
  readonly minute: number;
  readonly lane: number;
  readonly direction: number;
  readonly outcome: number;
  passes: number;
  notTaken: number;
}

/** In the order of the key, as everybody does it: two transactions never wait for each other. */
async function countRows(client: PoolClient, rows: readonly RecordRow[]): Promise<void> {
  const counts = [...countsOf(rows).values()].sort(
    (a, b) =>
      a.site - b.site ||
      a.minute - b.minute ||
      a.lane - b.lane ||
      a.direction - b.direction ||
      a.outcome - b.outcome,
  );
  await client.query(
    `insert into flow_minute (site_id, minute, lane, direction, outcome, passes, not_taken)
     select site_id, to_timestamp(minute), lane, direction, outcome, passes, not_taken
     from unnest($1::int[], $2::bigint[], $3::int[], $4::smallint[], $5::smallint[], $6::int[], $7::int[])
       as c (site_id, minute, lane, direction, outcome, passes, not_taken)
     ${addUp}`,
    [
      counts.map(({ site }) => site),
      counts.map((count) => (count.minute * minute) / 1000),
      counts.map(({ lane }) => lane),
      counts.map(({ direction }) => direction),
      counts.map(({ outcome }) => outcome),
      counts.map(({ passes }) => passes),
      counts.map(({ notTaken }) => notTaken),
    ],
  );
}

function countsOf(rows: readonly RecordRow[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { device, lane, entry, completion } of rows) {
    const at = Math.floor(entry.header.occurredAt / minute);
    const direction = directionCode(entry.header.direction);
    const outcome = outcomeCode(entry.header.outcome);
    const key = `${device.site}/${at}/${lane}/${direction}/${outcome}`;
    const known = counts.get(key);
    const missed = completion?.completion === 'not-taken' && entry.header.outcome === 'granted' ? 1 : 0;
    if (known === undefined)
      counts.set(key, {
        site: device.site,
        minute: at,
        lane,
        direction,
        outcome,
        passes: 1,
        notTaken: missed,
      });
    else {
      known.passes += 1;
      known.notTaken += missed;
    }
  }
  return counts;
}
