import { instant, type OrganisationId, type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Cursor } from '../../terminal/page.ts';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { isUuid, newIds } from '../database/new-id.ts';
import { limitOf, pageOf } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation, demandPlaces, ofOrganisation } from '../reach-sql.ts';
import { touchPeople } from '../sync/touch.ts';
import { personInReach } from './find-people.ts';
import { placesOfGroup, setGroupPlaces } from './group-places.ts';
import type {
  GroupFilter,
  GroupId,
  GroupPatch,
  GroupStore,
  MemberChange,
  NewGroup,
  PersonGroup,
} from './port.ts';
import type { PeopleNeeds } from './repository.ts';
import { invalid } from './row.ts';

type Db = Kysely<PlatformSchema>;

interface GroupRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly external_id: string | null;
  readonly revision: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly members: number;
  readonly places: number[];
}

const membersAtMost = 10_000;
const nameAtMost = 100;

/** Groups in PostgreSQL. A group belongs to the whole organisation; its places may reach further than the caller. */
export function personGroups({ db, now }: PeopleNeeds): GroupStore {
  const nextId = newIds(now);
  const at = (): string => isoOf(now());
  return {
    create: (reach, group) => transacted(db, (tx) => createGroup(tx, reach, nextId<GroupId>(), group, at())),
    get: (reach, id) => guarded(() => getGroup(db, reach, id)),
    patch: (reach, id, patch, revision) =>
      transacted(db, async (tx) => {
        await lockGroup(tx, reach, id, revision);
        await patchGroup(tx, reach, id, patch, at());
        return theGroup(tx, reach, id);
      }),
    remove: (reach, id) =>
      transacted(db, async (tx) => {
        await lockGroup(tx, reach, id);
        await demandPlaces(tx, reach, await placesOfGroup(tx, id));
        const members = await membersOf(tx, id);
        await tx.deleteFrom('person_group').where('id', '=', id).execute();
        await touchPeople(tx, members, at());
      }),
    list: (reach, filter) =>
      guarded(async () => {
        const limit = limitOf(filter);
        const rows = await groupRows(
          db,
          sql`${matching(reach, filter)} order by lower(g.name), g.id limit ${limit + 1}`,
        );
        return pageOf(rows, limit, toGroup, ({ id }) => id as Cursor);
      }),
    count: (reach, filter) =>
      guarded(async () => {
        const { cursor: _, ...all } = filter;
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from person_group g where ${matching(reach, all)}`.execute(db);
        return rows[0]?.n ?? 0;
      }),
    changeMembers: (reach, id, change, revision) =>
      transacted(db, async (tx) => {
        await lockGroup(tx, reach, id, revision);
        await changeMembers(tx, reach, id, change, at());
        return theGroup(tx, reach, id);
      }),
    members: async (reach, id) =>
      guarded(async () => ((await getGroup(db, reach, id)) === null ? [] : membersOf(db, id))),
  };
}

async function createGroup(
  tx: Db,
  reach: Reach,
  id: GroupId,
  group: NewGroup,
  at: string,
): Promise<PersonGroup> {
  demandOrganisation(reach, group.organisation);
  await tx
    .insertInto('person_group')
    .values({
      id,
      organisation_id: group.organisation,
      name: nameOf(group.name),
      external_id: group.externalId,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await setGroupPlaces(tx, reach, id, group.places);
  return theGroup(tx, reach, id);
}

async function patchGroup(tx: Db, reach: Reach, id: GroupId, patch: GroupPatch, at: string): Promise<void> {
  const { name, externalId, places } = patch;
  await sql`update person_group set name = coalesce(${name === undefined ? null : nameOf(name)}, name),
    external_id = case when ${externalId === undefined} then external_id else ${externalId ?? null} end,
    revision = revision + 1, updated_at = ${at} where id = ${id}`.execute(tx);
  if (places === undefined) return;
  if (await setGroupPlaces(tx, reach, id, places)) await touchPeople(tx, await membersOf(tx, id), at);
}

async function changeMembers(
  tx: Db,
  reach: Reach,
  id: GroupId,
  change: MemberChange,
  at: string,
): Promise<void> {
  if (Math.max(change.add.length, change.remove.length) > membersAtMost) throw invalid('members');
  await demandPlaces(tx, reach, await placesOfGroup(tx, id));
  const added = [...new Set(change.add)];
  const { rows } = await sql<{ id: string }>`
    select person.id from person, person_group g where g.id = ${id} and person.organisation_id = g.organisation_id
      and person.id::text = any(${added}::text[]) and ${personInReach({ ...reach, places: null })}`.execute(
    tx,
  );
  if (rows.length !== added.length) throw new VedetteError('not-found', 'caller', { at: 'member' });
  await sql`insert into group_member (group_id, person_id) select ${id}::uuid, unnest(${added}::uuid[])
    on conflict do nothing`.execute(tx);
  await sql`delete from group_member where group_id = ${id}
    and person_id::text = any(${[...change.remove]}::text[])`.execute(tx);
  const { rows: count } = await sql<{ n: number }>`
    select count(*)::int as n from group_member where group_id = ${id}`.execute(tx);
  if ((count[0]?.n ?? 0) > membersAtMost) throw invalid('members');
  await sql`update person_group set revision = revision + 1, updated_at = ${at} where id = ${id}`.execute(tx);
  await touchPeople(tx, [...new Set([...added, ...change.remove.filter(isUuid)])], at);
}

/** @throws `not-found`, `conflict` for another revision */
async function lockGroup(tx: Db, reach: Reach, id: GroupId, revision?: number | undefined): Promise<void> {
  if (!isUuid(id)) throw notFound();
  await sql`select 1 from person_group where id = ${id} for update`.execute(tx);
  const group = await theGroup(tx, reach, id);
  if (revision !== undefined && revision !== group.revision)
    throw new VedetteError('conflict', 'caller', { at: 'revision' });
}

async function theGroup(db: Db, reach: Reach, id: GroupId): Promise<PersonGroup> {
  const group = await getGroup(db, reach, id);
  if (group === null) throw notFound();
  return group;
}

async function getGroup(db: Db, reach: Reach, id: GroupId): Promise<PersonGroup | null> {
  if (!isUuid(id)) return null;
  const [row] = await groupRows(db, sql`${matching(reach, {})} and g.id = ${id}`);
  return row === undefined ? null : toGroup(row);
}

async function groupRows(db: Db, where: RawBuilder<unknown>): Promise<readonly GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select g.*, (select count(*)::int from group_member m where m.group_id = g.id) as members,
      array(select location_id from group_place p where p.group_id = g.id order by 1) as places
    from person_group g where ${where}`.execute(db);
  return rows;
}

function matching(reach: Reach, { name, externalId, cursor }: GroupFilter): RawBuilder<boolean> {
  const conditions = [ofOrganisation('g.organisation_id', reach)];
  if (name !== undefined) conditions.push(sql`lower(g.name) = lower(${name})`);
  if (externalId !== undefined) conditions.push(sql`g.external_id = ${externalId}`);
  if (cursor !== undefined && cursor !== null) {
    if (!isUuid(cursor)) throw invalid('cursor');
    conditions.push(
      sql`(lower(g.name), g.id) > (select lower(name), id from person_group where id = ${cursor}::uuid)`,
    );
  }
  return sql`${sql.join(conditions, sql` and `)}`;
}

async function membersOf(db: Db, id: GroupId): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select person_id from group_member where group_id = ${id} order by 1 limit ${membersAtMost}`.execute(db);
  return rows.map(({ person_id }) => person_id);
}

function toGroup(row: GroupRow): PersonGroup {
  return {
    id: row.id as GroupId,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    externalId: row.external_id,
    places: row.places as LocationId[],
    members: row.members,
    revision: row.revision,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}

function nameOf(name: string): string {
  if (name.trim() === '' || name.length > nameAtMost || name.includes('\0')) throw invalid('name');
  return name.toWellFormed();
}

const notFound = (): VedetteError => new VedetteError('not-found', 'caller', { at: 'group' });
