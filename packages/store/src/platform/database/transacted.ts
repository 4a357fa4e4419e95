import type { Kysely, Transaction } from 'kysely';
import { sqlState } from './database-fault.ts';
import { retried } from './retry.ts';

/** How long a lost connection is waited for, in milliseconds. */
const forConnection = 5_000;

/**
 * One transaction, again from its beginning when another got in its way: also where both found nothing and both made
 * it, since the second then finds what the first has made.
 */
export function transacted<Schema, T>(
  db: Kysely<Schema>,
  work: (within: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const run = () => db.transaction().execute(work);
  return retried(
    () =>
      run().catch((error: unknown) => {
        if (sqlState(error) === '23505') return run();
        throw error;
      }),
    { forConnection },
  );
}
