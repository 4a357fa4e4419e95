import { instant, type LaneId } from '@vedette/domain';
import type { LogId, PlatformStore } from '@vedette/store/platform';
import { plantFleet, record } from '@vedette/store/test/platform/record-kit';

export const days = 14;
export const sites = 50;
const devices = 200;
const day = 86_400_000;

/** Fills an empty store; gives the first instant after the last record. */
export async function fillRecords(store: PlatformStore, wanted: number, say: (text: string) => void) {
  const end = Math.floor(Date.now() / day) * day;
  await openEveryDay(store, end);
  const start = performance.now();
  const perDay = Math.ceil(wanted / days);
  const found = await patiently(store, async (client) => {
    for (let number = days; number >= 1; number -= 1) {
      await client.query(rows, [new Date(end - number * day), perDay]);
      say(`${(days - number + 1) * perDay} of ${wanted} records`);
    }
    await client.query(rollUp);
    await client.query('analyze pass_record, flow_minute');
    const count = `select (select count(*) from pass_record) as records, pg_database_size(current_database()) as bytes`;
    return (await client.query<{ records: string; bytes: string }>(count)).rows;
  });
  const seconds = (performance.now() - start) / 1000;
  const [{ records = '0', bytes = '0' } = {}] = found;
  return {
    end,
    figures: { records: Number(records), gibibytes: Number(bytes) / 2 ** 30, fillSeconds: seconds },
  };
}

/** On a connection on which a statement may take as long as it likes; it is not used for anything else. */
async function patiently<T>(
  { database: { pool } }: PlatformStore,
  work: (client: Pick<typeof pool, 'query'>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    return await work(client);
  } finally {
    client.release(true);
  }
}

/** One record of each device on each day, taken in as any other: partitions, lanes and duties come of them. */
async function openEveryDay({ ingest, database: { pool } }: PlatformStore, end: number): Promise<void> {
  const fleet = await plantFleet(pool, devices, sites);
  for (const device of fleet) {
    const entries = Array.from({ length: days }, (_, number) => ({
      seq: number + 1,
      entry: record(device, number + 1, {
        ...{ occurredAt: instant(end - (number + 1) * day + 1), lane: 'lane-1' as LaneId },
      }),
    }));
    await ingest.append(device, 'bench' as LogId, entries);
  }
}

/** People come between six and twenty-two, most of them around nine and eighteen. */
const rows = `
  insert into pass_record (occurred_at, received_at, seq, site_id, lane, device, duty, direction, outcome, manual, id,
    identified_by, reasons, subject_tag, body_key, body)
  select at, at + interval '1 second', 1000 + n, d.site_id, l.location_id, d.number,
    (select min(number) from duty_edition), n % 2, case when n % 20 = 0 then 1 else 0 end, false, gen_random_uuid(),
    '{face}', case when n % 20 = 0 then array['test:too-old'] end, sha256((n % 20000)::text::bytea),
    'access-control:2026-11-24:1', decode(repeat(md5(n::text), 10), 'hex')
  from generate_series(1, $2::int) n
  cross join lateral (select $1::timestamptz + interval '6 hours'
    + (case when n % 3 = 0 then 3 + random() when n % 3 = 1 then 11 + random() * 2 else random() * 16 end)
      * interval '1 hour' as at) t
  join device d on d.number = 1 + n % ${devices}
  join device_lane l on l.device = d.number`;

const rollUp = `
  insert into flow_minute (site_id, minute, lane, direction, outcome, passes)
  select site_id, date_trunc('minute', occurred_at), lane, direction, outcome, count(*) from pass_record
  group by 1, 2, 3, 4, 5
  on conflict (site_id, minute, lane, direction, outcome) do update set passes = excluded.passes`;
