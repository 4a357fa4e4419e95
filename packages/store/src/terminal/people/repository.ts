import { type Instant, instant, type Person, Personal, type PersonId, VedetteError } from '@vedette/domain';
import { sql } from 'kysely';
import type { StoreContext } from '../context.ts';
import { folded, notFound, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import { cursorNumbers, cursorOf, limitOf } from '../paging.ts';
import type { Served } from '../served.ts';
import {
  type Identity,
  identityOf,
  personalOrNull,
  plainOrNull,
  sealedAway,
  sealIdentity,
} from './identity.ts';
import { numberDigest } from './number-digest.ts';
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
  const { records: db, names, personal } = context;
  const people = () => selectPeople(context);
  const shown = (row: Row): EnrolledPerson[] => {
    const identity = identityOf(personal, row);
    return identity === null ? [] : [toPerson(row, identity)];
  };
  return {
    get(id) {
      const row = db.first(people().where('person.id', '=', id));
      return row === undefined ? null : (shown(row)[0] ?? null);
    },
    search(request) {
      const limit = limitOf(request);
      // A cursor that named the last person shown would carry personal data into an address line.
      const start = cursorNumbers(request, 1)?.[0] ?? 0;
      const found = names.find(folded(request.text ?? ''), start, limit + 1);
      const ids = found.slice(0, limit);
      const listed = sql<boolean>`person.id in (select value from json_each(${JSON.stringify(ids)}))`;
      const rows = new Map(db.rows(people().where(listed)).map((row) => [row.id, row]));
      const next = found.length > limit ? cursorOf(start + limit) : null;
      return { items: ids.flatMap((id) => rows.get(id) ?? []).flatMap(shown), next };
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
  const { records: db, vault, names, now } = context;
  const mustFind = (id: PersonId): EnrolledPerson => {
    const person = find(id);
    if (person === null) throw notFound('person');
    return person;
  };
  const isTaken = (id: string) =>
    db.first(db.sql.selectFrom('person').select('id').where('id', '=', id)) !== undefined;
  return {
    create(person) {
      const id = shortText(person.id, 'id');
      const made = db.transaction(() => {
        if (isTaken(id)) throw new VedetteError('conflict', 'caller', { at: 'id' });
        const row = { ...toRow(context, id, person), id, created_at: now(), updated_at: now() };
        db.run(db.sql.insertInto('person').values(row));
        return mustFind(person.id);
      });
      names.put(id, made.name.unwrap(storing));
      return made;
    },
    patch(id, patch) {
      const changed = db.transaction(() => {
        const named = Object.entries(patch).filter(([, value]) => value !== undefined);
        const person: Person = { ...mustFind(id), ...Object.fromEntries(named) };
        const change = { ...toRow(context, id, person), updated_at: now() };
        db.run(db.sql.updateTable('person').set(change).where('id', '=', id));
        return mustFind(id);
      });
      names.put(id, changed.name.unwrap(storing));
      return changed;
    },
    remove(id) {
      if (!isTaken(id)) throw notFound('person');
      // In another file, so first: after a crash between the two, removing again finds the person and finishes.
      const captures = removeCaptures(id);
      const removed = db.transaction(() => {
        const listEntries = db.run(db.sql.deleteFrom('list_entry').where('person_id', '=', id));
        const references = db.run(db.sql.deleteFrom('face_reference').where('person_id', '=', id));
        revokePasses(context, id);
        db.run(db.sql.deleteFrom('person').where('id', '=', id));
        return { references, listEntries, captures };
      });
      names.remove(id);
      // After the commit: of a key without a row nothing is lost, and the next unlock drops one that was left.
      if (vault.state() !== 'none') vault.drop([{ kind: 'person', person: id }]);
      return removed;
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
    .select(['id', 'name', 'phone', 'id_number', 'organisation', 'sealed', 'valid_from', 'valid_to'])
    .select(['created_at', 'updated_at'])
    .select(sql<number>`(select count(*) from face_reference where person_id = person.id)`.as('references'));
}

function toRow(context: StoreContext, id: string, person: Person) {
  const identity = checked(person);
  const { personal } = context;
  const validity = { valid_from: person.validFrom, valid_to: person.validTo };
  const numbered = { id_number_hash: numberDigest(context, person.idNumber) };
  if (!personal.seals()) {
    const { name, phone, idNumber: id_number, organisation } = identity;
    return { ...validity, ...numbered, name, name_folded: folded(name), phone, id_number, organisation };
  }
  const sealed = sealIdentity(personal, id, identity);
  personal.flush();
  return { ...validity, ...numbered, ...sealedAway, sealed };
}

function checked(person: Person): Identity {
  const text = (value: string | null, at: string) => (value === null ? null : shortText(value, at));
  return {
    name: shortText(person.name.unwrap(storing), 'name'),
    phone: text(plainOrNull(person.phone), 'phone'),
    idNumber: text(plainOrNull(person.idNumber), 'idNumber'),
    organisation: text(person.organisation, 'organisation'),
  };
}

function toPerson(row: Row, { name, phone, idNumber, organisation }: Identity): EnrolledPerson {
  return {
    id: row.id as PersonId,
    name: new Personal(name),
    phone: personalOrNull(phone),
    idNumber: personalOrNull(idNumber),
    organisation,
    validFrom: row.valid_from as Instant | null,
    validTo: row.valid_to as Instant | null,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
    references: row.references,
  };
}
