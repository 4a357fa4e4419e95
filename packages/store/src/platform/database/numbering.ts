import type { Pool, PoolClient } from 'pg';
import { retried } from './retry.ts';

/** Any number that no other lock of ours has. */
const lockNumber = 7_310_001;
const forConnection = 5_000;

/**
 * Gives out the small numbers of places, devices and duties, one giver at a time over all processes: a number is the
 * next after the highest, since there are no sequences where the tables are copied to every server.
 */
export function numbered<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return retried(
    async () => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query('select pg_advisory_xact_lock($1)', [lockNumber]);
        const made = await work(client);
        await client.query('commit');
        return made;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    { forConnection },
  );
}
