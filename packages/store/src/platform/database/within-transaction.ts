import type { Pool, PoolClient } from 'pg';
import { retried } from './retry.ts';

/** How long a lost connection is waited for, in milliseconds. */
const forConnection = 5_000;

/** One transaction over a client of the pool, again from its beginning when another got in its way. */
export function withinTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return retried(
    async () => {
      const client = await pool.connect();
      try {
        await client.query('begin');
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
