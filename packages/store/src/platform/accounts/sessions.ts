import { instant } from '@vedette/domain';
import { sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import { demandRow, notFound, type StoreNeeds } from '../database/store-needs.ts';
import type { AccountId, Session, SessionOpening, SessionStore } from './port.ts';

interface Row {
  readonly id: string;
  readonly account_id: AccountId;
  readonly opened_by: SessionOpening;
  readonly created_at: number;
  readonly seen_at: number;
  readonly expires_at: number;
  readonly proven_at: number;
  readonly address: string | null;
  readonly agent: string | null;
}

const columns = sql`s.id, s.account_id, s.opened_by, s.created_at, s.seen_at, s.expires_at, s.proven_at, s.address,
  s.agent`;

/** Sessions in PostgreSQL: any process knows them. */
export function sessions({ db, newId }: StoreNeeds): SessionStore {
  return {
    async open(hash, { account, openedBy, createdAt, expiresAt, address, agent }) {
      const at = isoOf(createdAt);
      const { rows } =
        await sql<Row>`insert into session as s (hash, id, account_id, opened_by, created_at, seen_at,
          expires_at, proven_at, address, agent)
        values (${hash}, ${newId()}, ${account}::uuid, ${openedBy}, ${at}, ${at}, ${isoOf(expiresAt)}, ${at},
          ${address}, ${agent})
        returning ${columns}`.execute(db);
      return toSession(demandRow(rows[0], 'session'));
    },
    async find(hash, at) {
      const { rows } = await sql<Row>`select ${columns} from session s join account a on a.id = s.account_id
        where s.hash = ${hash} and s.expires_at > ${isoOf(at)} and not a.is_disabled`.execute(db);
      return rows[0] === undefined ? null : toSession(rows[0]);
    },
    async extend(hash, at, end) {
      await sql`update session set seen_at = ${isoOf(at)}, expires_at = ${isoOf(end)}
        where hash = ${hash}`.execute(db);
    },
    async proven(hash, at) {
      await sql`update session set proven_at = ${isoOf(at)} where hash = ${hash}`.execute(db);
    },
    async close(hash) {
      await sql`delete from session where hash = ${hash}`.execute(db);
    },
    async list(account, at) {
      const { rows } = await sql<Row>`select ${columns} from session s
        where s.account_id = ${account}::uuid and s.expires_at > ${isoOf(at)}
        order by s.created_at desc limit 200`.execute(db);
      return rows.map(toSession);
    },
    async end(account, id) {
      const { numAffectedRows } = await sql`delete from session
        where account_id = ${account}::uuid and id = ${id}::uuid`.execute(db);
      if (numAffectedRows === 0n) throw notFound('session');
    },
    async endAll(account, except) {
      await sql`delete from session where account_id = ${account}::uuid
        and hash is distinct from ${except}`.execute(db);
    },
    async forget(before) {
      await sql`delete from session where expires_at < ${isoOf(before)}`.execute(db);
    },
  };
}

function toSession(row: Row): Session {
  return {
    ...{ id: row.id, account: row.account_id, openedBy: row.opened_by },
    ...{ createdAt: instant(row.created_at), seenAt: instant(row.seen_at) },
    ...{ expiresAt: instant(row.expires_at), provenAt: instant(row.proven_at) },
    ...{ address: row.address, agent: row.agent },
  };
}
