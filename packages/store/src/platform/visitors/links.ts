import type { OrganisationId } from '@vedette/domain';
import { instant } from '@vedette/domain';
import { sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { transacted } from '../database/transacted.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import type { VisitId, VisitLinkStore, VisitNotice, VisitNoticeStore } from './port.ts';
import { toVisit, visitRows } from './row.ts';

/** Links to one visit; of the token only its hash is here. */
export function visitLinks({ db }: Pick<PeopleNeeds, 'db'>): VisitLinkStore {
  return {
    add: (visit, holder, token, expiresAt) =>
      guarded(async () => {
        const row = { visit_id: visit, holder, expires_at: isoOf(expiresAt) };
        await db
          .insertInto('visit_link')
          .values({ ...row, token_hash: Buffer.from(token) })
          .execute();
      }),
    find: (token, at) =>
      guarded(async () => {
        const { rows } = await sql<{ visit_id: string; holder: 'visitor' | 'host' }>`
          select visit_id, holder from visit_link
          where token_hash = ${Buffer.from(token)} and expires_at > ${isoOf(at)}::timestamptz`.execute(db);
        const [link] = rows;
        if (link === undefined) return null;
        const [row] = await visitRows(db, sql`where visit.id = ${link.visit_id}`);
        return row === undefined ? null : { visit: toVisit(row), holder: link.holder };
      }),
  };
}

interface NoticeRow {
  readonly id: string;
  readonly organisation_id: OrganisationId;
  readonly visit_id: VisitId;
  readonly kind: VisitNotice['kind'];
  readonly created_at: number;
}

/** Notices on their way; several processes take them, each one only once at a time. */
export function visitNotices({ db }: Pick<PeopleNeeds, 'db'>): VisitNoticeStore {
  return {
    take: (at, until, limit) =>
      transacted(db, async (tx) => {
        const { rows } = await sql<NoticeRow>`
          update visit_notice n set taken_until = ${isoOf(until)}::timestamptz
          where n.id in (select id from visit_notice
            where taken_until is null or taken_until <= ${isoOf(at)}::timestamptz
            order by created_at, id limit ${limit} for update skip locked)
          returning n.id, n.organisation_id, n.visit_id, n.kind, n.created_at`.execute(tx);
        return rows
          .map((row) => ({
            ...{ id: row.id, organisation: row.organisation_id, visit: row.visit_id, kind: row.kind },
            at: instant(row.created_at),
          }))
          .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      }),
    settle: (ids) =>
      guarded(async () => {
        await sql`delete from visit_notice where id::text = any(${[...ids]}::text[])`.execute(db);
      }),
  };
}
