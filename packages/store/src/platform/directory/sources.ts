import { duration, instant, type OrganisationId, VedetteError } from '@vedette/domain';
import { type Kysely, type Selectable, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { GroupId } from '../people/port.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation, ofOrganisation } from '../reach-sql.ts';
import type {
  DirectoryMapping,
  DirectoryOutcome,
  DirectorySettings,
  DirectorySource,
  DirectorySourceId,
  DirectorySourceStore,
} from './port.ts';

type Db = Kysely<PlatformSchema>;
type Row = Selectable<PlatformSchema['directory_source']>;

/** How long one process has a source for itself. */
const taken = 3_600_000;

/** Directories in PostgreSQL. They are of a whole organisation: who reaches some of its places alone reaches none. */
export function directorySources({ db, now }: PeopleNeeds): DirectorySourceStore {
  return {
    add: (reach, organisation, id, settings, secret) =>
      transacted(db, async (tx) => {
        demandWhole(reach);
        demandOrganisation(reach, organisation);
        await demandGroup(tx, organisation, settings.group);
        await tx
          .insertInto('directory_source')
          .values({
            ...columnsOf(settings, now()),
            ...{ id, organisation_id: organisation, created_at: isoOf(now()) },
            ...{ secret_epoch: secret.epoch, secret: Buffer.from(secret.bytes) },
          })
          .execute();
        return theSource(tx, reach, id);
      }),
    all: (reach) => guarded(() => sourcesWhere(db, reach, sql`true`)),
    get: (reach, id) => guarded(() => sourceOrNull(db, reach, id)),
    change: (reach, id, settings, secret) =>
      transacted(db, async (tx) => {
        const { organisation, revision } = await theSource(tx, reach, id);
        await demandGroup(tx, organisation, settings.group);
        await tx
          .updateTable('directory_source')
          .set({
            ...columnsOf(settings, now()),
            revision: revision + 1,
            ...(secret === null ? {} : { secret_epoch: secret.epoch, secret: Buffer.from(secret.bytes) }),
          })
          .where('id', '=', id)
          .execute();
        return theSource(tx, reach, id);
      }),
    remove: (reach, id) =>
      transacted(db, async (tx) => {
        await theSource(tx, reach, id);
        await tx.deleteFrom('directory_source').where('id', '=', id).execute();
      }),
    takeDue: (at) =>
      transacted(db, async (tx) => {
        const { rows } = await sql<Row>`
          update directory_source s set due_at = ${isoOf(at + taken)}::timestamptz
          where s.id in (select id from directory_source where due_at <= ${isoOf(at)}::timestamptz
            order by due_at limit 4 for update skip locked) returning s.*`.execute(tx);
        return rows.map(toSource);
      }),
    settle: (id, at, outcome) =>
      guarded(async () => {
        await sql`update directory_source set ran_at = ${isoOf(at)}::timestamptz,
          outcome = ${JSON.stringify(outcome)}::jsonb,
          due_at = case when every is null then null
            else ${isoOf(at)}::timestamptz + make_interval(secs => every / 1000.0) end
          where id = ${id}`.execute(db);
      }),
  };
}

function columnsOf(settings: DirectorySettings, at: number) {
  const { name, url, bindDn, authority, startTls, baseDn, filter, mapping, group, every } = settings;
  return {
    ...{ name, url, authority, filter, every },
    ...{ bind_dn: bindDn, start_tls: startTls, base_dn: baseDn, group_id: group },
    ...{ mapping: JSON.stringify(mapping), due_at: every === null ? null : isoOf(at + every) },
  };
}

function demandWhole({ places }: Reach): void {
  if (places !== null) throw new VedetteError('not-allowed', 'caller', { at: 'organisation' });
}

async function demandGroup(tx: Db, organisation: string, group: GroupId | null): Promise<void> {
  if (group === null) return;
  const { rows } = await sql`select 1 from person_group g
    where g.id::text = ${group} and g.organisation_id = ${organisation}`.execute(tx);
  if (rows.length === 0) throw new VedetteError('not-found', 'caller', { at: 'group' });
}

async function theSource(db: Db, reach: Reach, id: DirectorySourceId): Promise<DirectorySource> {
  const source = await sourceOrNull(db, reach, id);
  if (source === null) throw new VedetteError('not-found', 'caller', { at: 'directory' });
  return source;
}

async function sourceOrNull(db: Db, reach: Reach, id: DirectorySourceId): Promise<DirectorySource | null> {
  if (!isUuid(id)) return null;
  return (await sourcesWhere(db, reach, sql`s.id = ${id}`))[0] ?? null;
}

async function sourcesWhere(db: Db, reach: Reach, where: ReturnType<typeof sql>) {
  if (reach.places !== null) return [];
  const { rows } = await sql<Row>`select s.* from directory_source s
    where ${ofOrganisation('s.organisation_id', reach)} and ${where} order by lower(s.name), s.id`.execute(
    db,
  );
  return rows.map(toSource);
}

function toSource(row: Row): DirectorySource {
  return {
    ...{ id: row.id as DirectorySourceId, organisation: row.organisation_id as OrganisationId },
    ...{ name: row.name, url: row.url, bindDn: row.bind_dn, authority: row.authority },
    ...{ startTls: row.start_tls, baseDn: row.base_dn, filter: row.filter },
    mapping: row.mapping as DirectoryMapping,
    group: row.group_id as GroupId | null,
    every: row.every === null ? null : duration(row.every),
    secret: { epoch: row.secret_epoch, bytes: new Uint8Array(row.secret) },
    revision: row.revision,
    ranAt: row.ran_at === null ? null : instant(row.ran_at),
    dueAt: row.due_at === null ? null : instant(row.due_at),
    outcome: row.outcome as DirectoryOutcome | null,
  };
}
