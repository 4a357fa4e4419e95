import { VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';

const oldest = 15;

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly is_replica: boolean;
}

/**
 * Refuses a server that cannot keep the house's promise: too old, another encoding than UTF-8, one that does not
 * write through to the disk, or a copy that only reads.
 * @throws `database-unsupported`
 */
export async function checkServer(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Facts>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
       current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
       pg_is_in_recovery() as is_replica`,
  );
  const [facts] = rows;
  if (facts === undefined) throw new VedetteError('internal', 'self', { at: 'server facts' });
  const problem = problemOf(facts);
  if (problem !== null) throw new VedetteError('database-unsupported', 'world', problem);
}

function problemOf(facts: Facts) {
  const major = Math.floor(facts.version / 10_000);
  if (major < oldest) return { at: 'server version', values: { found: major, needed: oldest } };
  if (facts.encoding !== 'UTF8') return { at: 'encoding', values: { found: facts.encoding, needed: 'UTF8' } };
  if (facts.fsync !== 'on') return { at: 'fsync', values: { found: facts.fsync, needed: 'on' } };
  if (facts.full_page_writes !== 'on')
    return { at: 'full_page_writes', values: { found: facts.full_page_writes, needed: 'on' } };
  return facts.is_replica ? { at: 'a server that only reads' } : null;
}
