import { type Instant, Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import { knownDigests } from '../people/number-digest.ts';
import type { Served } from '../served.ts';
import type { EnrolledCard, IdentityStore } from './port.ts';

const hashPattern = /^[\w-]{43}$/;
const cardsAtMost = 16;

export function identityRepository(context: StoreContext): Served<IdentityStore> {
  const { records: db, numbers, now } = context;
  const cards = () => db.sql.selectFrom('card').selectAll();
  return {
    numberKey: () => numbers.key(),
    personOf(hash) {
      const holders = db.sql.selectFrom('card').select('person_id as id').where('number_hash', '=', hash);
      const numbered = db.sql
        .selectFrom('person')
        .select('id')
        .where('id_number_hash', 'in', knownDigests(context, hash));
      const [one, another] = db.rows(holders.union(numbered).limit(2));
      return one === undefined || another !== undefined ? null : (one.id as PersonId);
    },
    cards: (person) => db.rows(cards().where('person_id', '=', person).orderBy('id')).map(toCard),
    addCard({ person, numberHash, label }) {
      if (!hashPattern.test(numberHash)) throw invalid('number');
      return db.transaction(() => {
        if (db.first(cards().where('number_hash', '=', numberHash)) !== undefined)
          throw new VedetteError('conflict', 'caller', { at: 'number' });
        if (db.rows(cards().where('person_id', '=', person)).length >= cardsAtMost) throw invalid('cards');
        const row = {
          ...{ person_id: person, number_hash: numberHash, added_at: now() },
          label: shortText(label, 'label'),
        };
        db.run(db.sql.insertInto('card').values(row));
        const added = db.first(cards().where('number_hash', '=', numberHash));
        if (added === undefined) throw new VedetteError('internal', 'self', { at: 'card' });
        return toCard(added);
      });
    },
    removeCard: (person, card) =>
      db.run(db.sql.deleteFrom('card').where('id', '=', card).where('person_id', '=', person)) > 0,
  };
}

/** Numbers that were written down before they were hashed. */
export function hashOlderNumbers({ records: db, numbers }: StoreContext): void {
  const people = db.sql.selectFrom('person').select(['id', 'id_number']);
  const older = people.where('id_number', 'is not', null).where('id_number_hash', 'is', null);
  for (const { id, id_number } of db.rows(older)) {
    if (id_number === null) continue;
    const change = { id_number_hash: numbers.hash(new Personal(id_number)) };
    db.run(db.sql.updateTable('person').set(change).where('id', '=', id));
  }
}

function toCard(row: Omit<RecordsSchema['card'], 'id'> & { id: number }): EnrolledCard {
  return {
    id: row.id,
    person: row.person_id as PersonId,
    label: row.label,
    addedAt: row.added_at as Instant,
  };
}
