import type { PoolClient } from 'pg';
import { completionCode, notTakenCode } from './codes.ts';
import { insertRecords } from './insert-records.ts';
import type { RecordRow } from './record-row.ts';
import type { Submission } from './submission.ts';
import {
  emptyWatermark,
  hasArrived,
  rangesFrom,
  rangesText,
  type Watermark,
  withArrived,
} from './watermark.ts';

/** A record is completed once: the first word counts, said again it changes nothing. */
const complete = `with said as (
    select * from unnest($1::int[], $2::timestamptz[], $3::uuid[], $4::smallint[], $5::timestamptz[])
      as s (site_id, occurred_at, id, completion, at)),
  done as (
    update pass_record p set completion = s.completion, completed_at = s.at from said s
    where p.site_id = s.site_id and p.occurred_at = s.occurred_at and p.id = s.id and p.completion is null
      and p.occurred_at >= $6 and p.occurred_at <= $7
    returning p.site_id, p.occurred_at, p.lane, p.direction, p.outcome, p.completion),
  minutes as (
    select date_trunc('minute', occurred_at) as minute, site_id, lane, direction, outcome, count(*)::int as n
    from done where completion = ${notTakenCode} and outcome = 0 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5)
  update flow_minute f set not_taken = f.not_taken + m.n from minutes m
  where f.site_id = m.site_id and f.minute = m.minute and f.lane = m.lane and f.direction = m.direction
    and f.outcome = m.outcome`;

/**
 * Writes what several devices have brought, in one transaction: records, roll-up, completions, what was set aside,
 * and what has arrived of each log. What had arrived before changes nothing.
 * @returns what has arrived now, for each submission in its order
 */
export async function writeBatch(
  client: PoolClient,
  submissions: readonly Submission[],
  now: number,
): Promise<readonly Watermark[]> {
  await client.query('begin');
  try {
    const marks = await lockedMarks(client, submissions);
    const rows = newRows(submissions, marks);
    if (rows.length > 0) await insertRecords(client, rows, now);
    await completeRecords(client, submissions);
    await setAside(client, submissions);
    const arrived = await raiseMarks(client, submissions, marks);
    await client.query('commit');
    return arrived;
  } catch (error) {
    // A connection that broke has nothing left to roll back.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

const logKey = ({ device, log }: Submission): string => `${device.number}/${log}`;

/** Locked in one order by everybody, so that two batches never wait for each other. */
async function lockedMarks(
  client: PoolClient,
  submissions: readonly Submission[],
): Promise<Map<string, Watermark>> {
  const logs = [...new Map(submissions.map((one) => [logKey(one), one])).values()];
  const params = [logs.map(({ device }) => device.number), logs.map(({ log }) => log)];
  await client.query(
    `insert into device_log (device, log_id) select * from unnest($1::int[], $2::text[]) as l (device, log_id)
     order by 1, 2 on conflict do nothing`,
    params,
  );
  const { rows } = await client.query<{ device: number; log_id: string; through: number; held: string }>(
    `select l.device, l.log_id, l.through, l.held::text as held from device_log l
     join unnest($1::int[], $2::text[]) as w (device, log_id) on w.device = l.device and w.log_id = l.log_id
     order by l.device, l.log_id for update of l`,
    params,
  );
  return new Map(
    rows.map((row) => [`${row.device}/${row.log_id}`, { through: row.through, held: rangesFrom(row.held) }]),
  );
}

function newRows(
  submissions: readonly Submission[],
  marks: ReadonlyMap<string, Watermark>,
): readonly RecordRow[] {
  return submissions.flatMap((one) => {
    const mark = marks.get(logKey(one)) ?? emptyWatermark;
    return one.records.filter(({ seq }) => !hasArrived(mark, seq));
  });
}

async function completeRecords(client: PoolClient, submissions: readonly Submission[]): Promise<void> {
  const said = submissions.flatMap(({ device, completed }) =>
    completed.map(({ entry }) => ({ device, entry })),
  );
  if (said.length === 0) return;
  const times = said.map(({ entry }) => entry.occurredAt);
  await client.query(complete, [
    said.map(({ device }) => device.site),
    times.map((at) => new Date(at)),
    said.map(({ entry }) => entry.record),
    said.map(({ entry }) => completionCode(entry.completion)),
    said.map(({ entry }) => new Date(entry.at)),
    new Date(Math.min(...times)),
    new Date(Math.max(...times)),
  ]);
}

async function setAside(client: PoolClient, submissions: readonly Submission[]): Promise<void> {
  const rows = submissions.flatMap(({ device, log, setAside }) =>
    setAside.map((one) => ({ ...one, device: device.number, log })),
  );
  if (rows.length === 0) return;
  const tags = rows.map(({ entry }) => entry?.subjectTag ?? null);
  await client.query(
    `insert into set_aside (device, log_id, seq, reason, header, subject_tag, body_key, body)
     select * from unnest($1::int[], $2::text[], $3::bigint[], $4::text[], $5::jsonb[], $6::bytea[], $7::text[],
       $8::bytea[]) on conflict do nothing`,
    [
      rows.map(({ device }) => device),
      rows.map(({ log }) => log),
      rows.map(({ seq }) => seq),
      rows.map(({ reason }) => reason),
      rows.map(({ entry }) => (entry === null ? null : JSON.stringify(entry.header))),
      tags.map((tag) => (tag === null ? null : Buffer.from(tag, 'base64url'))),
      rows.map(({ entry }) => entry?.body?.keyId ?? null),
      rows.map(({ entry }) => (entry?.body == null ? null : Buffer.from(entry.body.bytes))),
    ],
  );
}

async function raiseMarks(
  client: PoolClient,
  submissions: readonly Submission[],
  marks: Map<string, Watermark>,
): Promise<readonly Watermark[]> {
  for (const one of submissions) {
    marks.set(logKey(one), withArrived(marks.get(logKey(one)) ?? emptyWatermark, one.seqs));
  }
  const all = [...new Map(submissions.map((one) => [logKey(one), one])).entries()];
  const markOf = (key: string): Watermark => marks.get(key) ?? emptyWatermark;
  await client.query(
    `update device_log l set through = m.through, held = m.held::int8multirange, updated_at = now()
     from unnest($1::int[], $2::text[], $3::bigint[], $4::text[]) as m (device, log_id, through, held)
     where l.device = m.device and l.log_id = m.log_id`,
    [
      all.map(([, { device }]) => device.number),
      all.map(([, { log }]) => log),
      all.map(([key]) => markOf(key).through),
      all.map(([key]) => rangesText(markOf(key).held)),
    ],
  );
  return submissions.map((one) => markOf(logKey(one)));
}
