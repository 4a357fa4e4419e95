import { sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import { demandRow, type StoreNeeds } from '../database/store-needs.ts';
import type { SecretShelf, TaskStore } from './port.ts';

/** Turns at work that comes round: a process that dies in the middle loses its turn to another. */
export function tasks({ db }: StoreNeeds): TaskStore {
  return {
    async take(name, at, until) {
      const [now, end] = [isoOf(at), isoOf(until)];
      const { rows } =
        await sql`insert into task as t (name, due_at, held_until) values (${name}, ${now}, ${end})
        on conflict (name) do update set held_until = ${end}
          where t.due_at <= ${now} and (t.held_until is null or t.held_until <= ${now})
        returning name`.execute(db);
      return rows.length === 1;
    },
    async done(name, dueAt) {
      await sql`update task set due_at = ${isoOf(dueAt)}, held_until = null where name = ${name}`.execute(db);
    },
  };
}

/** Wrapped secrets of the platform itself. */
export function secretShelf({ db }: StoreNeeds): SecretShelf {
  const get: SecretShelf['get'] = async (name) => {
    const { rows } = await sql<{ epoch: number; wrapped: Buffer }>`select epoch, wrapped from platform_secret
      where name = ${name}`.execute(db);
    const [row] = rows;
    return row === undefined ? null : { epoch: row.epoch, bytes: row.wrapped };
  };
  return {
    get,
    async addFirst(name, { epoch, bytes }) {
      await sql`insert into platform_secret (name, epoch, wrapped)
        values (${name}, ${epoch}, ${Buffer.from(bytes)}) on conflict do nothing`.execute(db);
      return demandRow(await get(name), 'secret');
    },
    async remove(name) {
      await sql`delete from platform_secret where name = ${name}`.execute(db);
    },
    async any() {
      const { rows } = await sql`select 1 from platform_secret limit 1`.execute(db);
      return rows.length > 0;
    },
  };
}
