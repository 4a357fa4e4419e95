import { readFileSync } from 'node:fs';
import type { Database } from '@vedette/store/platform';

/** The number of the database server's process: the parent of whichever process serves a connection. */
export async function serverProcess({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const status = readFileSync(`/proc/${rows[0]?.pid}/status`, 'utf8');
  const parent = /^PPid:\s*(\d+)$/m.exec(status)?.[1];
  if (parent === undefined) throw new Error('the database server was not found');
  return Number(parent);
}
