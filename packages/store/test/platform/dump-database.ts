import type { Database } from '../../src/platform/database/port.ts';

/** What one column of one row holds, as the database itself would write it out. */
export interface DumpedValue {
  readonly table: string;
  readonly column: string;
  readonly bytes: Buffer;
}

/**
 * Every value of every table, catalogues and statistics among them, as a thief of the database would read it: as text
 * and, of binary columns, the bytes themselves.
 */
export async function dumpDatabase({ pool }: Database): Promise<readonly DumpedValue[]> {
  const { rows: tables } = await pool.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname in ('public', 'pg_catalog') or c.relname = 'pg_stats'`,
  );
  const values: DumpedValue[] = [];
  for (const { schema, name } of tables) {
    const readable = await pool.query(`select has_table_privilege($1, 'select') as may`, [
      `"${schema}"."${name}"`,
    ]);
    if (readable.rows[0]?.may !== true) continue;
    const { rows } = await pool.query<Record<string, unknown>>(`select * from "${schema}"."${name}"`);
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (value !== null) values.push({ table: name, column, bytes: bytesOf(value) });
  }
  return values;
}

function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  return Buffer.from(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Tables and columns in which some bytes stand. */
export function placesOf(dump: readonly DumpedValue[], wanted: Uint8Array | string): readonly string[] {
  const bytes = Buffer.from(wanted);
  const found = dump
    .filter((value) => value.bytes.includes(bytes))
    .map(({ table, column }) => `${table}.${column}`);
  return [...new Set(found)].sort();
}
