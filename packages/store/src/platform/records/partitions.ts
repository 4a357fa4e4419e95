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

/** Its table, its type, its row in the catalogue, or its days: which of them is found taken, chance decides. */
const takenStates: ReadonlySet<string> = new Set(['42P07', '42710', '23505', '42P17']);

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

  /** Some have meanwhile been dropped. */
  forgetAll(): void {
    this.#known.clear();
  }

  async #make({ table, name, from, to }: Partition): Promise<void> {
    if (this.#known.has(name)) return;
    const bounds = `from ('${from.toISOString()}') to ('${to.toISOString()}')`;
    try {
      if (!(await this.#isThere(name)))
        // In two steps, wholly or not at all: made as a partition at once, it would wait for everybody who reads.
        await this.#pool.query(
          `create table ${name} (like ${table} including all excluding indexes);
           alter table ${table} attach partition ${name} for values ${bounds}`,
        );
    } catch (error) {
      // Another was first.
      if (!takenStates.has(sqlState(error) ?? '')) throw error;
    }
    this.#known.add(name);
  }

  async #isThere(name: string): Promise<boolean> {
    const { rows } = await this.#pool.query('select from pg_class where oid = to_regclass($1)', [name]);
    return rows.length > 0;
  }
}
