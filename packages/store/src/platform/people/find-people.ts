import { searchWords, VedetteError } from '@vedette/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Cursor, Page } from '../../terminal/page.ts';
import { isUuid } from '../database/new-id.ts';
import { limitOf, pageOf } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { Reach } from '../reach.ts';
import { ofOrganisation, reachesInto } from '../reach-sql.ts';
import type { PersonSearch, PlatformPerson } from './port.ts';
import { type FullPersonRow, toPerson } from './row.ts';

type Db = Kysely<PlatformSchema>;
type Truth = RawBuilder<boolean>;

const searching = 'searching for a person';
const counted = 100_000;

const wholePerson = sql`person.*,
  array(select location_id from person_place p where p.person_id = person.id order by 1) as places,
  array(select group_id::text from group_member m where m.person_id = person.id order by 1) as groups`;

/** Whether a person is known at a place in reach: directly, by a group, by a list, or as a visitor. */
export function personInReach(reach: Reach): Truth {
  const own = ofOrganisation('person.organisation_id', reach);
  if (reach.places === null) return own;
  const into = reachesInto('l', reach);
  return sql`(${own} and (
    exists (select 1 from person_place p join location l on l.id = p.location_id
      where p.person_id = person.id and ${into})
    or exists (select 1 from group_member m join group_place p on p.group_id = m.group_id
      join location l on l.id = p.location_id where m.person_id = person.id and ${into})
    or exists (select 1 from list_entry e join list_place p on p.list_id = e.list_id
      join location l on l.id = p.location_id where e.person_id = person.id and ${into})
    or exists (select 1 from visit v join location l on l.id = v.site_id
      where v.person_id = person.id and ${into})))`;
}

export async function getPeople(
  db: Db,
  reach: Reach,
  ids: readonly string[],
): Promise<readonly PlatformPerson[]> {
  const asked = ids.filter(isUuid);
  if (asked.length === 0) return [];
  const { rows } = await sql<FullPersonRow>`
    select ${wholePerson} from person where person.id = any(${asked}::uuid[]) and ${personInReach(reach)}
    order by person.id`.execute(db);
  return rows.map(toPerson);
}

export async function findPeople(db: Db, reach: Reach, search: PersonSearch): Promise<Page<PlatformPerson>> {
  const limit = limitOf(search);
  const start = await startOf(db, reach, search);
  const { rows } = await sql<FullPersonRow>`
    select ${wholePerson} from person where ${matching(reach, search)} and ${start}
    order by person.name_order, person.id limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, toPerson, ({ id }) => id as Cursor);
}

/** Counted no further than anybody would page. */
export async function countPeople(db: Db, reach: Reach, search: PersonSearch): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from person where ${matching(reach, search)} limit ${counted}) found`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** A cursor is the id of the last one shown and never a name: it stands in the address line. */
async function startOf(db: Db, reach: Reach, { cursor }: PersonSearch): Promise<Truth> {
  if (cursor === undefined || cursor === null) return sql`true`;
  const [last] = await getPeople(db, reach, [cursor]);
  if (last === undefined) throw new VedetteError('input-invalid', 'caller', { at: 'cursor' });
  return sql`(person.name_order, person.id) >
    (select name_order, id from person where id = ${cursor}::uuid)`;
}

function matching(reach: Reach, search: PersonSearch): Truth {
  const { kind, unit, group, externalId } = search;
  const conditions: Truth[] = [personInReach(reach), ...wordConditions(search)];
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push(sql`${sql.ref(`person.${column}`)} = ${value}`);
  };
  equal('kind', kind);
  equal('unit', unit);
  equal('source', externalId?.source ?? search.source);
  equal('mail', search.mail?.unwrap(searching));
  equal('external_id', externalId?.id);
  equal('id_number', search.idNumber?.unwrap(searching));
  equal('phone', search.phone?.unwrap(searching));
  const userName = search.userName?.unwrap(searching);
  if (userName !== undefined) conditions.push(sql`lower(person.user_name) = lower(${userName})`);
  if (group !== undefined)
    conditions.push(sql`exists (select 1 from group_member m where m.person_id = person.id
      and m.group_id::text = ${group})`);
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** Every word looked for is a word of the name or its beginning. A text without a word finds nobody. */
function wordConditions({ text }: PersonSearch): readonly Truth[] {
  const looked = text?.unwrap(searching) ?? '';
  if (looked.trim() === '') return [];
  const words = searchWords(looked);
  if (words.length === 0) return [sql`false`];
  return words.map(
    (word) => sql`exists (select 1 from person_word w where w.person_id = person.id
      and w.organisation_id = person.organisation_id and w.word >= ${word} and w.word < ${`${word}\u{10ffff}`})`,
  );
}
