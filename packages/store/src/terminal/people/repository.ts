import { type Instant, instant, type Person, Personal, type PersonId, VedetteError } from '@vedette/domain';
import { sql } from 'kysely';
import type { StoreContext } from '../context.ts';
import { folded, notFound, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { NumberHash } from '../identities/number-hash.ts';
import { cursorNumbers, cursorOf, limitOf } from '../paging.ts';
import type { Served } from '../served.ts';
import type { EnrolledPerson, PeopleStore } from './port.ts';

type Row = Omit<RecordsSchema['person'], 'name_folded' | 'id_number_hash'> & { references: number };
const storing = 'storing a person';
const at = (column: number | null): Instant | null => (column === null ? null : instant(column));

/** Deletes the captures of a person's passages; gives how many there were. */
export type RemoveCaptures = (person: PersonId) => number;

export function personRepository(context: StoreContext, removeCaptures: RemoveCaptures): Served<PeopleStore> {
  const reading = personReader(context);
  return { ...reading, ...personWriter(context, reading.get, removeCaptures) };
}

type Reader = Served<Pick<PeopleStore, 'get' | 'search' | 'validities' | 'count'>>;
type Writer = Served<Pick<PeopleStore, 'create' | 'patch' | 'remove'>>;

function personReader(context: StoreContext): Reader {
  const { records: db } = context;
  const people = () => selectPeople(context);
  return {
    get(id) {
      const row = db.first(people().where('person.id', '=', id));
      return row === undefined ? null : toPerson(row);
    },
    search(request) {
      const limit = limitOf(request);
      // A cursor that named the last person shown would carry personal data into an address line.
      const start = cursorNumbers(request, 1)?.[0] ?? 0;
      const text = folded(request.text ?? '');
      const ordered = people().orderBy('name_folded').orderBy('person.id').offset(start);
      const page = ordered.limit(limit + 1);
      const rows = db.rows(text === '' ? page : page.where(sql`instr(name_folded, ${text})`, '>', 0));
      const next = rows.length > limit ? cursorOf(start + limit) : null;
      return { items: rows.slice(0, limit).map(toPerson), next };
    },
    validities() {
      const rows = db.rows(db.sql.selectFrom('person').select(['id', 'valid_from', 'valid_to']));
      return rows.map((row) => [
        row.id as PersonId,
        { validFrom: at(row.valid_from), validTo: at(row.valid_to) },
      ]);
    },
    count() {
      return db.first(db.sql.selectFrom('person').select((q) => q.fn.countAll<number>().as('n')))?.n ?? 0;
    },
  };
}

function personWriter(context: StoreContext, find: Reader['get'], removeCaptures: RemoveCaptures): Writer {
  const { records: db, numbers, now } = context;
  const mustFind = (id: PersonId): EnrolledPerson => {
    const person = find(id);
    if (person === null) throw notFound('person');
    return person;
  };
  return {
    create(person) {
      const id = shortText(person.id, 'id');
      const row = { ...toRow(person, numbers.hash), id, created_at: now(), updated_at: now() };
      return db.transaction(() => {
        if (find(person.id) !== null) throw new VedetteError('conflict', 'caller', { at: 'id' });
        db.run(db.sql.insertInto('person').values(row));
        return mustFind(person.id);
      });
    },
    patch(id, patch) {
      return db.transaction(() => {
        const named = Object.entries(patch).filter(([, value]) => value !== undefined);
        const row = toRow({ ...mustFind(id), ...Object.fromEntries(named) }, numbers.hash);
        const change = { ...row, updated_at: now() };
        db.run(db.sql.updateTable('person').set(change).where('id', '=', id));
        return mustFind(id);
      });
    },
    remove(id) {
      const { references } = mustFind(id);
      // In another file, so first: after a crash between the two, removing again finds the person and finishes.
      const captures = removeCaptures(id);
      return db.transaction(() => {
        const listEntries = db.run(db.sql.deleteFrom('list_entry').where('person_id', '=', id));
        db.run(db.sql.deleteFrom('face_reference').where('person_id', '=', id));
        revokePasses(context, id);
        db.run(db.sql.deleteFrom('person').where('id', '=', id));
        return { references, listEntries, captures };
      });
    },
  };
}

/** Passes outlive enrolments: longer than this none that was given out can. */
const longestPass = 800 * 86_400_000;

function revokePasses({ records: db, now }: StoreContext, person: PersonId): void {
  const revoked = db.sql.updateTable('issued_pass').set({ revoked_at: now() });
  db.run(revoked.where('person_id', '=', person).where('revoked_at', 'is', null));
  const row = { subject: person, revoked_at: now(), until: now() + longestPass };
  db.run(
    db.sql
      .insertInto('revoked_subject')
      .values(row)
      .onConflict((on) => on.doNothing()),
  );
}

function selectPeople({ records: db }: StoreContext) {
  return db.sql
    .selectFrom('person')
    .select(['id', 'name', 'phone', 'id_number', 'organisation', 'valid_from', 'valid_to'])
    .select(['created_at', 'updated_at'])
    .select(sql<number>`(select count(*) from face_reference where person_id = person.id)`.as('references'));
}

function toRow(person: Person, hash: NumberHash) {
  const name = shortText(person.name.unwrap(storing), 'name');
  const text = (value: Personal<string> | null, at: string): string | null =>
    value === null ? null : shortText(value.unwrap(storing), at);
  return {
    name,
    name_folded: folded(name),
    phone: text(person.phone, 'phone'),
    id_number: text(person.idNumber, 'idNumber'),
    id_number_hash: person.idNumber === null ? null : hash(person.idNumber),
    organisation: person.organisation === null ? null : shortText(person.organisation, 'organisation'),
    valid_from: person.validFrom,
    valid_to: person.validTo,
  };
}

function toPerson(row: Row): EnrolledPerson {
  return {
    id: row.id as PersonId,
    name: new Personal(row.name),
    phone: row.phone === null ? null : new Personal(row.phone),
    idNumber: row.id_number === null ? null : new Personal(row.id_number),
    organisation: row.organisation,
    validFrom: row.valid_from as Instant | null,
    validTo: row.valid_to as Instant | null,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
    references: row.references,
  };
}
