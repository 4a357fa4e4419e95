import { Personal } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { reasonPlace } from '../lists/repository.ts';
import { identityOf, sealedAway, sealIdentity } from '../people/identity.ts';
import { numberDigest } from '../people/number-digest.ts';
import { sealedVector } from '../references/sealed-vector.ts';

const rowsAtMost = 500;

interface Sealing {
  readonly rows: number;
  readonly more: boolean;
}

/**
 * Seals rows that were written before there was a vault, a bounded number at a time, and only while it is open. SQLite
 * overwrites what stood in their columns (`secure_delete`).
 */
export function sealOlder(context: StoreContext): Sealing {
  const { records: db, vault } = context;
  if (vault.state() !== 'open') return { rows: 0, more: false };
  const counts = db.transaction(() => {
    const sealed = [sealPeople(context), sealFaces(context), sealReasons(context)];
    vault.flush();
    return sealed;
  });
  return { rows: counts.reduce((sum, count) => sum + count, 0), more: counts.includes(rowsAtMost) };
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
