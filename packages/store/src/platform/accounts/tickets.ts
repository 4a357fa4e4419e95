import { sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import type { StoreNeeds } from '../database/store-needs.ts';
import type { AccountId, AttemptStore, TicketStore } from './port.ts';

/** Middles of sign-ins, in PostgreSQL: what one process began another may end. */
export function tickets({ db }: StoreNeeds): TicketStore {
  return {
    async issue(hash, kind, { account, data }, expiresAt) {
      await sql`insert into ticket (hash, kind, account_id, data, expires_at)
        values (${hash}, ${kind}, ${account}::uuid, ${JSON.stringify(data)}::jsonb, ${isoOf(expiresAt)})`.execute(
        db,
      );
    },
    async take(hash, kind, at) {
      const { rows } = await sql<{ account_id: AccountId | null; data: unknown }>`delete from ticket
        where hash = ${hash} and kind = ${kind} and expires_at > ${isoOf(at)}
        returning account_id, data`.execute(db);
      const [row] = rows;
      return row === undefined ? null : { account: row.account_id, data: row.data };
    },
    async forget(before) {
      await sql`delete from ticket where expires_at < ${isoOf(before)}`.execute(db);
    },
  };
}

const dayLength = 86_400_000;

/** Wrong tries, counted over all processes. */
export function attempts({ db }: StoreNeeds): AttemptStore {
  return {
    begin: (who, at, waitAfter) =>
      db.transaction().execute(async (within) => {
        // The row first, so that two who try at once are counted one after the other.
        await sql`insert into attempt (who, count, at) values (${who}, 0, ${isoOf(at)})
          on conflict do nothing`.execute(within);
        const { rows } = await sql<{ count: number; at: number }>`select count, at from attempt
          where who = ${who} for update`.execute(within);
        const last = rows[0] ?? { count: 0, at };
        const count = at - last.at > dayLength ? 0 : last.count;
        const delay = waitAfter(count);
        const wait = last.at + delay - at;
        // Of two at the same moment the one asked first may come to its turn last.
        if (delay > 0 && wait > 0) return wait;
        await sql`update attempt set count = ${count + 1}, at = ${isoOf(at)} where who = ${who}`.execute(
          within,
        );
        return 0;
      }),
    async takeBack(who) {
      await sql`update attempt set count = greatest(0, count - 1) where who = ${who}`.execute(db);
    },
    async clear(who) {
      await sql`delete from attempt where who = ${who}`.execute(db);
    },
    async forget(before) {
      await sql`delete from attempt where at < ${isoOf(before)}`.execute(db);
    },
  };
}
