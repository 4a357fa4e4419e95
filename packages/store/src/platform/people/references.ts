import { instant, type OrganisationId, type PersonId, VedetteError } from '@vedette/domain';
import type { RecipientId, ReferenceContent, SealedReference } from '@vedette/vault';
import { type Kysely, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { isUuid, newIds } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandPlaces } from '../reach-sql.ts';
import { touchPeople } from '../sync/touch.ts';
import { lockedPerson } from './change-person.ts';
import { personInReach } from './find-people.ts';
import type { NewWrap, SealedReferenceStore, StoredReference } from './references-port.ts';
import type { PeopleNeeds } from './repository.ts';

type Db = Kysely<PlatformSchema>;

/** Sealed faces in PostgreSQL: what lies here, only terminals open. */
export function sealedReferences({ db, now }: PeopleNeeds): SealedReferenceStore {
  const nextId = newIds(now);
  return {
    put: (reach, site, reference) =>
      transacted(db, (tx) => put(tx, reach, site, reference, nextId(), isoOf(now()))),
    async of(reach, person) {
      if (!isUuid(person)) return [];
      return stored(db, sql`person.id = ${person} and ${personInReach(reach)}`);
    },
    forTerminal: (site, id, terminal) => guarded(() => forTerminal(db, site, id, terminal)),
    idsForTerminal: (site, terminal) =>
      guarded(async () => {
        const { rows } = await sql<{ id: string; person: PersonId }>`
          select r.label_id as id, r.person_id as person from sealed_reference r
          join reference_wrap w on w.reference_id = r.id
          where r.site_id = ${site} and w.recipient = ${terminal} order by 1`.execute(db);
        return rows;
      }),
    addWraps: (site, by, wraps) => transacted(db, (tx) => addWraps(tx, site, by, wraps, isoOf(now()))),
    remove: (reach, site, id) => transacted(db, (tx) => remove(tx, reach, site, id, isoOf(now()))),
  };
}

async function put(
  tx: Db,
  reach: Reach,
  site: LocationId,
  { label, sealed, wraps }: SealedReference,
  id: string,
  at: string,
): Promise<StoredReference> {
  await demandPlaces(tx, reach, [site]);
  const person = await lockedPerson(tx, reach, label.person as PersonId);
  await demandTerminals(
    tx,
    site,
    wraps.map(({ recipient }) => recipient),
  );
  await tx
    .insertInto('sealed_reference')
    .values({
      ...{ id, organisation_id: person.organisation, site_id: site, person_id: person.id },
      ...{ label_id: label.id, content: label.content, sealed: Buffer.from(sealed), created_at: at },
    })
    .execute();
  const rows = wraps.map(({ recipient, bytes }) => ({
    ...{ reference_id: id, recipient, wrapped: Buffer.from(bytes) },
  }));
  if (rows.length > 0) await tx.insertInto('reference_wrap').values(rows).execute();
  await tx
    .updateTable('person')
    .set({ reference_state: 'sealed', revision: person.revision + 1, updated_at: at })
    .where('id', '=', person.id)
    .execute();
  await touchPeople(tx, [person.id], at);
  const [reference] = await stored(tx, sql`r.id = ${id}`);
  if (reference === undefined) throw new VedetteError('internal', 'self', { at: 'reference' });
  return reference;
}

/** Sealed to a key of nobody's, it would be a copy of a face that nobody here knows the end of. */
async function demandTerminals(tx: Db, site: LocationId, recipients: readonly RecipientId[]): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from terminal_key t join device d on d.id = t.device_id and d.state = 'claimed'
    where t.site_id = ${site} and t.recipient = any(${[...recipients]}::text[])`.execute(tx);
  if (recipients.length === 0 || rows[0]?.n !== new Set(recipients).size)
    throw new VedetteError('input-invalid', 'caller', { at: 'wraps' });
}

async function addWraps(
  tx: Db,
  site: LocationId,
  by: RecipientId,
  wraps: readonly NewWrap[],
  at: string,
): Promise<number> {
  const { rows } = await sql<{ person: string }>`
    with given as (
      select * from unnest(${wraps.map(({ reference }) => reference)}::text[],
        ${wraps.map(({ recipient }) => recipient)}::text[],
        ${wraps.map(({ bytes }) => Buffer.from(bytes).toString('hex'))}::text[]) as t (label, recipient, wrapped)
    ),
    added as (
      insert into reference_wrap (reference_id, recipient, wrapped)
      select distinct on (r.id, g.recipient) r.id, g.recipient, decode(g.wrapped, 'hex')
      from given g join sealed_reference r on r.site_id = ${site} and r.label_id = g.label
        join reference_wrap own on own.reference_id = r.id and own.recipient = ${by}
        join terminal_key t on t.recipient = g.recipient and t.site_id = r.site_id
      on conflict do nothing returning reference_id
    )
    select r.person_id as person from added a join sealed_reference r on r.id = a.reference_id`.execute(tx);
  await touchPeople(tx, [...new Set(rows.map(({ person }) => person))], at);
  return rows.length;
}

async function remove(tx: Db, reach: Reach, site: LocationId, id: string, at: string): Promise<void> {
  await demandPlaces(tx, reach, [site]);
  const gone = await tx
    .deleteFrom('sealed_reference')
    .where('site_id', '=', site)
    .where('label_id', '=', id)
    .returning('person_id')
    .executeTakeFirst();
  if (gone === undefined) throw new VedetteError('not-found', 'caller', { at: 'reference' });
  await sql`update person set reference_state = 'none', revision = revision + 1, updated_at = ${at}
    where id = ${gone.person_id} and reference_state in ('sealed', 'enrolled')
      and not exists (select 1 from sealed_reference r where r.person_id = person.id)`.execute(tx);
  await touchPeople(tx, [gone.person_id], at);
}

interface StoredRow {
  readonly organisation_id: OrganisationId;
  readonly site_id: LocationId;
  readonly person_id: PersonId;
  readonly label_id: string;
  readonly content: ReferenceContent;
  readonly bytes: number;
  readonly recipients: RecipientId[];
  readonly created_at: number;
}

async function stored(db: Db, where: ReturnType<typeof sql>): Promise<readonly StoredReference[]> {
  const { rows } = await sql<StoredRow>`
    select r.organisation_id, r.site_id, r.person_id, r.label_id, r.content, octet_length(r.sealed) as bytes,
      array(select recipient from reference_wrap w where w.reference_id = r.id order by 1) as recipients, r.created_at
    from sealed_reference r join person on person.id = r.person_id where ${where} order by r.created_at, r.id`.execute(
    db,
  );
  return rows.map((row) => ({
    ...{ organisation: row.organisation_id, site: row.site_id, person: row.person_id, id: row.label_id },
    ...{ content: row.content, bytes: row.bytes, recipients: row.recipients },
    createdAt: instant(row.created_at),
  }));
}

async function forTerminal(
  db: Db,
  site: LocationId,
  id: string,
  terminal: RecipientId,
): Promise<SealedReference | null> {
  const { rows } = await sql<{ person: string; content: ReferenceContent; sealed: Buffer; wrapped: Buffer }>`
    select r.person_id as person, r.content, r.sealed, w.wrapped from sealed_reference r
    join reference_wrap w on w.reference_id = r.id and w.recipient = ${terminal}
    where r.site_id = ${site} and r.label_id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    label: { id, person: row.person, content: row.content },
    sealed: new Uint8Array(row.sealed),
    wraps: [{ recipient: terminal, bytes: new Uint8Array(row.wrapped) }],
  };
}
