import type { Pool } from 'pg';
import { sqlState } from '../database/database-fault.ts';

const day = 86_400_000;

/** Records have a partition a day, the roll-up one a month, in UTC. */
export const partitionedTables = { pass_record: 'day', flow_minute: 'month' } as const;
export type PartitionedTable = keyof typeof partitionedTables;

export interface Partition {
  readonly table: PartitionedTable;
  readonly name: string;
  /** Inclusive, and exclusive. */
  readonly from: Date;
  readonly to: Date;
}

/** The partition in which an instant lies. */
export function partitionAt(table: PartitionedTable, at: number): Partition {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (partitionedTables[table] === 'month') {
    const name = `${table}_${date.toISOString().slice(0, 7).replace('-', '')}`;
    return { table, name, from: new Date(Date.UTC(year, month)), to: new Date(Date.UTC(year, month + 1)) };
  }
  const start = Math.floor(at / day) * day;
  const name = `${table}_${date.toISOString().slice(0, 10).replaceAll('-', '')}`;
  return { table, name, from: new Date(start), to: new Date(start + day) };
}

/** The partition that a name of ours means; null for another table. */
export function partitionNamed(name: string): Partition | null {
  const [, table, year, month, date] = /^(pass_record|flow_minute)_(\d{4})(\d{2})(\d{2})?$/.exec(name) ?? [];
  if (table !== 'pass_record' && table !== 'flow_minute') return null;
  return partitionAt(table, Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
}

/** Makes partitions where none are. Several processes may want the same one. */
export class Partitions {
  readonly #pool: Pool;
  readonly #known = new Set<string>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async demand(instants: Iterable<number>): Promise<void> {
    for (const at of instants) {
      await this.#make(partitionAt('pass_record', at));
      await this.#make(partitionAt('flow_minute', at));
    }
  }

  /** Names that have meanwhile been dropped. */
  forget(names: readonly string[]): void {
    for (const name of names) this.#known.delete(name);
  }

  async #make({ table, name, from, to }: Partition): Promise<void> {
    if (this.#known.has(name)) return;
    const bounds = `from ('${from.toISOString()}') to ('${to.toISOString()}')`;
    try {
      await this.#pool.query(`create table if not exists ${name} partition of ${table} for values ${bounds}`);
    } catch (error) {
      // Two at once: the one that comes second finds the name taken in spite of "if not exists".
      if (!['42P07', '23505'].includes(sqlState(error) ?? '')) throw error;
    }
    this.#known.add(name);
  }
}
