import type { AccessList, Instant, ListEntry, ListId, ListKind, PersonId } from '@vedette/domain';
import { listKinds } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, longText, notFound, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { Served } from '../served.ts';
import type { ListStore } from './port.ts';

type Entry = RecordsSchema['list_entry'];

export function listRepository({ records: db, vault, personal }: StoreContext): Served<ListStore> {
  const lists = () => db.sql.selectFrom('access_list').selectAll();
  const entries = () => db.sql.selectFrom('list_entry').selectAll();
  /** A deny list holds while nothing personal is open; only its reasons are not told then. */
  const reasonOf = ({ list_id, person_id, reason, sealed_reason }: Entry): string => {
    if (sealed_reason === null) return reason;
    if (vault.state() !== 'open') return '';
    return personal.openText(person_id, reasonPlace(list_id), sealed_reason) ?? '';
  };
  const mustChange = (changes: number): void => {
    if (changes === 0) throw notFound('list');
  };
  return {
    create({ id, kind, name }) {
      if (!listKinds.includes(kind)) throw invalid('kind');
      const row = { id: shortText(id, 'id'), kind, name: shortText(name, 'name') };
      db.run(db.sql.insertInto('access_list').values(row));
    },
    rename(id, name) {
      const change = { name: shortText(name, 'name') };
      mustChange(db.run(db.sql.updateTable('access_list').set(change).where('id', '=', id)));
    },
    remove(id) {
      mustChange(db.run(db.sql.deleteFrom('access_list').where('id', '=', id)));
    },
    all() {
      const byList = Map.groupBy(db.rows(entries()), (entry) => entry.list_id);
      return db.rows(lists().orderBy('name')).map((row) => toList(row, byList.get(row.id) ?? [], reasonOf));
    },
    get(id) {
      const row = db.first(lists().where('id', '=', id));
      return row === undefined ? null : toList(row, db.rows(entries().where('list_id', '=', id)), reasonOf);
    },
    putEntry(list, entry) {
      const reason = longText(entry.reason, 'reason');
      const change = {
        ...(personal.seals()
          ? { reason: '', sealed_reason: personal.sealText(entry.subject, reasonPlace(list), reason) }
          : { reason }),
        valid_from: entry.validFrom,
        valid_to: entry.validTo,
      };
      personal.flush();
      const row = { list_id: list, person_id: entry.subject, ...change };
      const query = db.sql.insertInto('list_entry').values(row);
      db.run(query.onConflict((on) => on.columns(['list_id', 'person_id']).doUpdateSet(change)));
    },
    removeEntry(list, subject) {
      const query = db.sql.deleteFrom('list_entry').where('list_id', '=', list);
      return db.run(query.where('person_id', '=', subject)) > 0;
    },
  };
}

export const reasonPlace = (list: string): string => `reason/${list}`;

function toList(
  row: RecordsSchema['access_list'],
  entries: readonly Entry[],
  reasonOf: (entry: Entry) => string,
): AccessList {
  return {
    id: row.id as ListId,
    kind: row.kind as ListKind,
    name: row.name,
    entries: new Map(
      entries.map((entry) => [entry.person_id as PersonId, toEntry(entry, reasonOf(entry))] as const),
    ),
  };
}

function toEntry(row: Entry, reason: string): ListEntry {
  return {
    ...{ subject: row.person_id as PersonId, reason },
    validFrom: row.valid_from as Instant | null,
    validTo: row.valid_to as Instant | null,
  };
}
