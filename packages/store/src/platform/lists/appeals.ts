import {
  type AppealEventName,
  type AppealPhase,
  instant,
  type ListId,
  type OrganisationId,
  Personal,
  type PersonId,
  stepAppeal,
  VedetteError,
} from '@vedette/domain';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Page, PageRequest } from '../../terminal/page.ts';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { isUuid, newIds } from '../database/new-id.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import { invalid } from '../people/row.ts';
import type { Reach } from '../reach.ts';
import { getEntry } from './entries.ts';
import { getList, listInReach, lockList } from './lists.ts';
import type { Appeal, AppealId, AppealMessage, AppealStore, ListNotice, PlatformEntry } from './port.ts';
import { takeOff } from './repository.ts';

type Db = Kysely<PlatformSchema>;
type Row = Selectable<PlatformSchema['appeal']>;

const textAtMost = 4_000;
const notFound = (): VedetteError => new VedetteError('not-found', 'caller', { at: 'appeal' });
const conflict = (): VedetteError => new VedetteError('conflict', 'caller', { at: 'appeal' });

/** Appeals in PostgreSQL. */
export function appeals({ db, now }: PeopleNeeds): AppealStore {
  const nextId = newIds(now);
  const at = (): string => isoOf(now());
  return {
    addNotice: (reach, list, person, token, expiresAt) =>
      transacted(db, async (tx) => {
        await lockList(tx, reach, list);
        await getEntry(tx, list, person);
        const row = { list_id: list, person_id: person, expires_at: isoOf(expiresAt) };
        await tx
          .insertInto('list_notice')
          .values({ ...row, token_hash: Buffer.from(token) })
          .execute();
      }),
    notice: (token, moment) => guarded(() => notice(db, Buffer.from(token), isoOf(moment))),
    file: (entry, text, by, dueAt) =>
      transacted(db, (tx) =>
        file(tx, nextId<AppealId>(), entry, text, { by, at: at(), dueAt: isoOf(dueAt) }),
      ),
    step: (reach, id, event, text, by) =>
      transacted(db, (tx) => takeStep(tx, reach, id, event, text, { by, at: at() })),
    get: (reach, id) => guarded(() => getAppeal(db, reach, id)),
    messages: (reach, id) =>
      guarded(async () => ((await getAppeal(db, reach, id)) === null ? [] : messagesOf(db, id))),
    list: (reach, filter) => guarded(() => listAppeals(db, reach, filter)),
  };
}

interface Said {
  readonly by: string | null;
  readonly at: string;
}

async function file(
  tx: Db,
  id: AppealId,
  { list, person }: Pick<PlatformEntry, 'list' | 'person'>,
  text: Personal<string>,
  { by, at, dueAt }: Said & { readonly dueAt: string },
): Promise<Appeal> {
  await getEntry(tx, list, person);
  const open = await tx
    .selectFrom('appeal')
    .select('id')
    .where('list_id', '=', list)
    .where('person_id', '=', person)
    .where('phase', 'in', ['filed', 'answered'])
    .executeTakeFirst();
  if (open !== undefined) throw conflict();
  await sql`insert into appeal (id, organisation_id, list_id, person_id, phase, filed_at, due_at)
    select ${id}::uuid, organisation_id, id, ${person}::uuid, 'filed', ${at}::timestamptz, ${dueAt}::timestamptz
    from access_list where id = ${list}`.execute(tx);
  await say(tx, id, 'filed', text, { by, at });
  return theAppeal(tx, sql`a.id = ${id}`);
}

async function takeStep(
  tx: Db,
  reach: Reach,
  id: AppealId,
  event: AppealEventName,
  text: Personal<string>,
  said: Said,
): Promise<Appeal> {
  const seen = await getAppeal(tx, reach, id);
  if (seen === null) throw notFound();
  await sql`select 1 from appeal where id = ${id} for update`.execute(tx);
  const appeal = await theAppeal(tx, sql`a.id = ${id}`);
  const phase = stepAppeal(appeal.phase, event);
  if (phase === null) throw conflict();
  if (event === 'lifted') {
    await lockList(tx, reach, appeal.list);
    await takeOff(tx, appeal.list, appeal.person, said.at);
  }
  const isDecision = phase === 'upheld' || phase === 'lifted' || phase === 'withdrawn';
  await tx
    .updateTable('appeal')
    .set({ phase, ...(isDecision ? { decided_at: said.at, decided_by: said.by } : {}) })
    .where('id', '=', id)
    .execute();
  await say(tx, id, event, text, said);
  return theAppeal(tx, sql`a.id = ${id}`);
}

async function say(
  tx: Db,
  id: AppealId,
  kind: AppealMessage['kind'],
  text: Personal<string>,
  { by, at }: Said,
): Promise<void> {
  const words = text.unwrap('answering an appeal');
  if (words.trim() === '' || words.length > textAtMost || words.includes('\0')) throw invalid('text');
  await sql`insert into appeal_message (appeal_id, number, at, kind, by_whom, text)
    select ${id}::uuid, count(*) + 1, ${at}::timestamptz, ${kind}::text, ${by}::text, ${words.toWellFormed()}::text
    from appeal_message where appeal_id = ${id}::uuid`.execute(tx);
}

async function notice(db: Db, token: Buffer, at: string): Promise<ListNotice | null> {
  const { rows } = await sql<{ list_id: ListId; person_id: PersonId; organisation_id: OrganisationId }>`
    select n.list_id, n.person_id, l.organisation_id from list_notice n join access_list l on l.id = n.list_id
    where n.token_hash = ${token} and n.expires_at > ${at}::timestamptz`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const list = await getList(db, { organisations: [row.organisation_id], places: null }, row.list_id);
  if (list === null) return null;
  const entry = await getEntry(db, row.list_id, row.person_id);
  const [appeal] = await appealRows(
    db,
    sql`a.list_id = ${row.list_id} and a.person_id = ${row.person_id} order by a.filed_at desc limit 1`,
  );
  return { list, entry, appeal: appeal === undefined ? null : toAppeal(appeal) };
}

async function getAppeal(db: Db, reach: Reach, id: AppealId): Promise<Appeal | null> {
  if (!isUuid(id)) return null;
  const [row] = await appealRows(db, sql`a.id = ${id} and ${listInReach(reach)}`);
  return row === undefined ? null : toAppeal(row);
}

async function listAppeals(
  db: Db,
  reach: Reach,
  filter: PageRequest & { readonly phase?: AppealPhase | undefined },
): Promise<Page<Appeal>> {
  const limit = limitOf(filter);
  const start = cursorParts(filter);
  const rows = await appealRows(
    db,
    sql`${listInReach(reach)} and (${filter.phase === undefined} or a.phase = ${filter.phase ?? null}::text)
      and (${start === null} or (a.filed_at, a.id) > (${start?.at ?? null}::timestamptz, ${start?.id ?? null}::uuid))
      order by a.filed_at, a.id limit ${limit + 1}`,
  );
  return pageOf(rows, limit, toAppeal, (row) => uuidCursor(row.filed_at, row.id));
}

async function messagesOf(db: Db, id: AppealId): Promise<readonly AppealMessage[]> {
  const rows = await db
    .selectFrom('appeal_message')
    .selectAll()
    .where('appeal_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    at: instant(row.at),
    kind: row.kind as AppealMessage['kind'],
    by: row.by_whom,
    text: new Personal(row.text),
  }));
}

async function appealRows(db: Db, where: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select a.* from appeal a join access_list l on l.id = a.list_id where ${where}`.execute(db);
  return rows;
}

async function theAppeal(db: Db, where: RawBuilder<unknown>): Promise<Appeal> {
  const [row] = await appealRows(db, where);
  if (row === undefined) throw notFound();
  return toAppeal(row);
}

function toAppeal(row: Row): Appeal {
  return {
    id: row.id as AppealId,
    organisation: row.organisation_id as OrganisationId,
    list: row.list_id as ListId,
    person: row.person_id as PersonId,
    phase: row.phase as AppealPhase,
    filedAt: instant(row.filed_at),
    dueAt: instant(row.due_at),
    decidedAt: row.decided_at === null ? null : instant(row.decided_at),
    decidedBy: row.decided_by,
  };
}
