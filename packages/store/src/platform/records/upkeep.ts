import { instant, type PassHeader } from '@vedette/domain';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { sqlState } from '../database/database-fault.ts';
import { guarded } from '../database/guarded.ts';
import { limitOf } from '../database/paging.ts';
import { type PlatformSql, platformSql } from '../database/sql.ts';
import type { DeviceId } from '../devices/port.ts';
import type { Reach } from '../reach.ts';
import { liesWithin, ofOrganisation } from '../reach-sql.ts';
import { type PartitionedTable, Partitions, partitionedTables, partitionNamed } from './partitions.ts';
import type { LogId, RecordUpkeep, SetAsideEntry, SetAsideReason } from './port.ts';

const day = 86_400_000;
const daysAhead = 7;

/** What is done to the tables of records once in a while. */
export function recordUpkeep(pool: Pool, now: () => number = Date.now): RecordUpkeep {
  const partitions = new Partitions(pool);
  return {
    prepare: () => partitions.demand(Array.from({ length: daysAhead }, (_, i) => now() + i * day)),
    async retain(since) {
      const gone = [
        ...(await dropBefore(pool, 'pass_record', since.records)),
        ...(await dropBefore(pool, 'flow_minute', since.flow)),
      ];
      await pool.query('delete from set_aside where received_at < $1', [new Date(since.records)]);
      partitions.forgetAll();
      return gone;
    },
    setAside: (reach, limit) => guarded(() => setAside(platformSql(pool), reach, limit)),
  };
}

async function setAside(db: PlatformSql, reach: Reach, limit: number): Promise<readonly SetAsideEntry[]> {
  const { rows } = await sql<SetAsideRow>`
    select d.id, s.log_id, s.seq, s.reason, s.received_at, s.header from set_aside s
    join device d on d.number = s.device join location l on l.id = d.site_id
    where ${ofOrganisation('l.organisation_id', reach)} and ${liesWithin('l', reach)}
    order by s.received_at desc limit ${limitOf({ limit })}`.execute(db);
  return rows.map(toEntry);
}

interface SetAsideRow {
  readonly id: string;
  readonly log_id: string;
  readonly seq: number;
  readonly reason: string;
  readonly received_at: number;
  /** As it was written; the header of a record that was well formed but for its time. */
  readonly header: PassHeader | null;
}

function toEntry(row: SetAsideRow): SetAsideEntry {
  return {
    device: row.id as DeviceId,
    log: row.log_id as LogId,
    seq: row.seq,
    reason: row.reason as SetAsideReason,
    receivedAt: instant(row.received_at),
    header: row.header,
  };
}

async function dropBefore(pool: Pool, table: PartitionedTable, before: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = $1::regclass order by 1`,
    [table],
  );
  const gone: string[] = [];
  for (const { name } of rows) {
    const partition = partitionNamed(name);
    if (partition === null || !(partition.table in partitionedTables)) continue;
    if (partition.to.getTime() <= before && (await dropped(pool, name))) gone.push(name);
  }
  return gone;
}

/** What somebody reads for longer than two seconds stays for the next time. */
async function dropped(pool: Pool, name: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '2s'`);
    await client.query(`drop table ${name}`);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (sqlState(error) === '55P03') return false;
    throw error;
  } finally {
    client.release();
  }
}
