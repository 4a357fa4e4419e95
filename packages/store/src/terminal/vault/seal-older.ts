import { duration, type Instant, Personal } from '@vedette/domain';
import { type SqlBool, sql } from 'kysely';
import { sealedPicture } from '../captures/sealed-picture.ts';
import type { StoreContext } from '../context.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import { reasonPlace } from '../lists/repository.ts';
import { identityOf, sealedAway, sealIdentity } from '../people/identity.ts';
import { numberDigest } from '../people/number-digest.ts';
import { type StoredBody, toHeader } from '../records/row.ts';
import { sealedBody, utcDay } from '../records/sealed-body.ts';
import { sealedVector } from '../references/sealed-vector.ts';

const rowsAtMost = 500;
const picturesAtMost = 64;

interface Sealing {
  readonly rows: number;
  readonly more: boolean;
}

/**
 * Seals rows that were written before there was a vault, a bounded number at a time, and only while it is open. SQLite
 * overwrites what stood in their columns (`secure_delete`).
 */
export function sealOlder(context: StoreContext, rules: RuleBook): Sealing {
  const { records: db, vault } = context;
  if (vault.state() !== 'open') return { rows: 0, more: false };
  const counts = db.transaction(() => {
    const sealed = [
      sealPeople(context),
      sealFaces(context),
      sealReasons(context),
      sealBodies(context, rules),
    ];
    vault.flush();
    return sealed;
  });
  const pictures = sealPictures(context, rules);
  const more = counts.includes(rowsAtMost) || pictures === picturesAtMost;
  return { rows: counts.reduce((sum, count) => sum + count, pictures), more };
}

function sealBodies(context: StoreContext, rules: RuleBook): number {
  const { records: db } = context;
  const older = db.sql.selectFrom('pass_record').selectAll().where('key_id', 'is', null);
  const rows = db.rows(older.where(sql<SqlBool>`body <> '{}'`).limit(rowsAtMost));
  const known = rows.flatMap((row) => {
    const collected = rules.of(row.duty, row.duty_version);
    return collected === undefined ? [] : [{ row, collected }];
  });
  for (const { row, collected } of known) {
    const header = toHeader(row);
    const day = utcDay(header.occurredAt);
    const change = sealedBody(context, { header, day, rules: collected }, JSON.parse(row.body) as StoredBody);
    db.run(db.sql.updateTable('pass_record').set(change).where('seq', '=', row.seq));
  }
  return known.length;
}

/** Which purpose a picture had is told by the record of its passage; one without is swept elsewhere. */
function sealPictures(context: StoreContext, rules: RuleBook): number {
  const { captures: db, records } = context;
  const older = db.sql.selectFrom('capture').selectAll().where('key_id', 'is', null).limit(picturesAtMost);
  let sealed = 0;
  for (const { id, record, taken_at, expires_at, jpeg } of db.rows(older)) {
    const passage = records.sql.selectFrom('pass_record').select(['duty', 'duty_version', 'purpose']);
    const found = records.first(passage.where('id', '=', record));
    const keep = duration(expires_at - taken_at);
    if (found === undefined || rules.of(found.duty, found.duty_version) === undefined) continue;
    const takenAt = taken_at as Instant;
    const change = sealedPicture(context, { record, takenAt, purpose: found.purpose, keep, jpeg });
    db.run(db.sql.updateTable('capture').set(change).where('id', '=', id));
    sealed += 1;
  }
  return sealed;
}

function sealPeople(context: StoreContext): number {
  const { records: db, personal } = context;
  const older = db.sql.selectFrom('person').selectAll().where('sealed', 'is', null).limit(rowsAtMost);
  const rows = db.rows(older);
  for (const row of rows) {
    const identity = identityOf(personal, row);
    if (identity === null) continue;
    const number = row.id_number === null ? null : new Personal(row.id_number);
    const change = {
      ...{ ...sealedAway, sealed: sealIdentity(personal, row.id, identity) },
      id_number_hash: numberDigest(context, number),
    };
    db.run(db.sql.updateTable('person').set(change).where('id', '=', row.id));
  }
  return rows.length;
}

function sealFaces({ records: db, personal }: StoreContext): number {
  const older = db.sql.selectFrom('face_reference').selectAll().where('sealed', '=', 0).limit(rowsAtMost);
  const rows = db.rows(older);
  for (const row of rows) {
    const change = sealedVector(personal, row, row.vector);
    row.vector.fill(0);
    db.run(db.sql.updateTable('face_reference').set(change).where('id', '=', row.id));
  }
  return rows.length;
}

function sealReasons({ records: db, personal }: StoreContext): number {
  const unsealed = db.sql.selectFrom('list_entry').selectAll().where('sealed_reason', 'is', null);
  const rows = db.rows(unsealed.limit(rowsAtMost));
  for (const { list_id, person_id, reason } of rows) {
    const change = {
      ...{ reason: '', sealed_reason: personal.sealText(person_id, reasonPlace(list_id), reason) },
    };
    const update = db.sql.updateTable('list_entry').set(change).where('list_id', '=', list_id);
    db.run(update.where('person_id', '=', person_id));
  }
  return rows.length;
}
