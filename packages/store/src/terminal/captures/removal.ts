import type { PersonId } from '@vedette/domain';
import { type SqlBool, sql } from 'kysely';
import type { StoreContext } from '../context.ts';
import { readMetaNumber, writeMeta } from '../database/meta.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import { tagsOf } from '../records/tags-of.ts';

const sweepBatch = 500;

/** Deletes the captures of the passages named. */
export function removeCapturesOf({ captures: db }: StoreContext, records: readonly string[]): number {
  if (records.length === 0) return 0;
  const named = sql<SqlBool>`record in (select value from json_each(${JSON.stringify(records)}))`;
  return db.run(db.sql.deleteFrom('capture').where(named));
}

/** Deletes the captures of every passage that can still be known as the person's. */
export function removeCapturesOfPerson(context: StoreContext, rules: RuleBook, person: PersonId): number {
  const tags = JSON.stringify(tagsOf(context, rules, person, {}));
  const { records: db } = context;
  const named = sql<SqlBool>`subject_tag in (select value from json_each(${tags})) and subject_tag is not null`;
  const passages = db.rows(db.sql.selectFrom('pass_record').select('id').where(named));
  return removeCapturesOf(
    context,
    passages.map((row) => row.id),
  );
}

/**
 * A capture is written before its record, into another file; a crash between the two leaves it alone. Those
 * that came since the last sweep and have no record are deleted. Gives how many.
 */
export function sweepOrphans(context: StoreContext): number {
  const { captures: db } = context;
  let through = readMetaNumber(db, 'swept-through', 0);
  let removed = 0;
  for (;;) {
    const fresh = db.sql.selectFrom('capture').select(['id', 'record']).where('id', '>', through);
    const rows = db.rows(fresh.orderBy('id').limit(sweepBatch));
    const last = rows.at(-1);
    if (last === undefined) return removed;
    removed += removeCapturesOf(
      context,
      withoutRecord(
        context,
        rows.map((row) => row.record),
      ),
    );
    through = last.id;
    writeMeta(db, 'swept-through', through);
  }
}

function withoutRecord({ records: db }: StoreContext, passages: readonly string[]): string[] {
  const named = sql<SqlBool>`id in (select value from json_each(${JSON.stringify(passages)}))`;
  const known = new Set(
    db.rows(db.sql.selectFrom('pass_record').select('id').where(named)).map((row) => row.id),
  );
  return passages.filter((passage) => !known.has(passage));
}
