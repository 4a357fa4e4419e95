import { type Instant, instant, type ListId, Personal, type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Page, PageRequest } from '../../terminal/page.ts';
import { isoOrNull } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { getPeople } from '../people/find-people.ts';
import { invalid } from '../people/row.ts';
import type { Reach } from '../reach.ts';
import { listInReach } from './lists.ts';
import type { NewPlatformEntry, PlatformEntry } from './port.ts';

type Db = Kysely<PlatformSchema>;
type Row = Selectable<PlatformSchema['list_entry']>;

const reasonAtMost = 200;
const moment = (at: number | null): Instant | null => (at === null ? null : instant(at));

/** Writes an entry of a list that is locked. @throws `not-found`, `input-invalid` */
export async function putEntry(
  tx: Db,
  reach: Reach,
  list: ListId,
  entry: NewPlatformEntry,
  by: string,
  at: string,
): Promise<void> {
  const { person, validFrom, validTo, owner } = entry;
  const reason = entry.reason.unwrap('putting a person on a list');
  if (reason.trim() === '' || reason.length > reasonAtMost || reason.includes('\0')) throw invalid('reason');
  if (validFrom !== null && validTo !== null && validFrom >= validTo) throw invalid('validTo');
  // Whoever may put people on a list of the place may put anybody of the organisation on it.
  const [known] = await getPeople(tx, { ...reach, places: null }, [person]);
  if (known === undefined) throw new VedetteError('not-found', 'caller', { at: 'person' });
  const { rows } = await sql`
    insert into list_entry
      (list_id, person_id, organisation_id, reason, valid_from, valid_to, owner, added_by, added_at)
    select l.id, ${person}, l.organisation_id, ${reason.toWellFormed()}, ${isoOrNull(validFrom)}::timestamptz,
      ${isoOrNull(validTo)}::timestamptz, ${owner}, ${by}, ${at}
    from access_list l where l.id = ${list} and l.organisation_id = ${known.organisation}
    on conflict (list_id, person_id) do update set reason = excluded.reason, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, owner = excluded.owner, revision = list_entry.revision + 1
    returning 1`.execute(tx);
  if (rows.length === 0) throw new VedetteError('not-found', 'caller', { at: 'person' });
}

export async function getEntry(db: Db, list: ListId, person: PersonId): Promise<PlatformEntry> {
  const row = await db
    .selectFrom('list_entry')
    .selectAll()
    .where('list_id', '=', list)
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (row === undefined) throw new VedetteError('not-found', 'caller', { at: 'list entry' });
  return toEntry(row);
}

/** Of a list that the caller may see, newest first. */
export async function entryPage(db: Db, list: ListId, request: PageRequest): Promise<Page<PlatformEntry>> {
  const limit = limitOf(request);
  const start = cursorParts(request);
  const { rows } = await sql<Row>`
    select * from list_entry where list_id = ${list}
      and (${start === null} or (added_at, person_id) < (${start?.at ?? null}::timestamptz, ${start?.id ?? null}::uuid))
    order by added_at desc, person_id desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, toEntry, (row) => uuidCursor(row.added_at, row.person_id));
}

export async function entriesOf(db: Db, reach: Reach, person: PersonId): Promise<readonly PlatformEntry[]> {
  if (!isUuid(person)) return [];
  const { rows } = await sql<Row>`
    select e.* from list_entry e join access_list l on l.id = e.list_id
    where e.person_id = ${person} and ${listInReach(reach)} order by e.added_at desc`.execute(db);
  return rows.map(toEntry);
}

export async function entryPeople(db: Db, list: ListId): Promise<readonly PersonId[]> {
  const rows = await db.selectFrom('list_entry').select('person_id').where('list_id', '=', list).execute();
  return rows.map(({ person_id }) => person_id as PersonId);
}

export function toEntry(row: Row): PlatformEntry {
  return {
    list: row.list_id as ListId,
    person: row.person_id as PersonId,
    reason: new Personal(row.reason),
    validFrom: moment(row.valid_from),
    validTo: moment(row.valid_to),
    owner: row.owner,
    addedBy: row.added_by,
    addedAt: instant(row.added_at),
    revision: row.revision,
  };
}
