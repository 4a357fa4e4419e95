import { type SqlBool, sql } from 'kysely';
import { removeCapturesOf } from '../captures/removal.ts';
import type { StoreContext } from '../context.ts';
import { giveBack } from '../database/give-back.ts';
import type { EndedPurpose } from './port.ts';
import type { Room } from './room.ts';

const recordsAtMost = 2000;

/** What `UpkeepStore.endPurpose` does: keys first, since rows take their time and keys do not. */
export function endPurpose(context: StoreContext, room: Room, purpose: string): EndedPurpose {
  const { records: db, captures, vault } = context;
  if (vault.state() !== 'none') vault.drop([{ kind: 'all-of-purpose', purpose, from: null, to: null }]);
  const left = sql<SqlBool>`(body <> '{}' or subject_tag is not null)`;
  const query = db.sql.selectFrom('pass_record').select(['seq', 'id']).where('purpose', '=', purpose);
  const rows = db.rows(query.where(left).orderBy('seq').limit(recordsAtMost));
  // Before their records are emptied: after a crash between the two, the next call finds both again.
  const removed = removeCapturesOf(
    context,
    rows.map(({ id }) => id),
  );
  room.capturesRemoved(removed);
  const emptied = db.raw.prepare<[string]>(
    `update pass_record set
       forgotten = (select json_group_array(value) from
         (select value from json_each(forgotten) union all select key from json_each(body))),
       body = '{}', sealed_body = null, key_id = null,
       subject_tag = null, subject_tag_expires_at = null, next_expiry_at = null
     where seq in (select value from json_each(?))`,
  );
  emptied.run(JSON.stringify(rows.map(({ seq }) => seq)));
  if (rows.length > 0) giveBack(db);
  if (removed > 0) giveBack(captures);
  return { records: rows.length, captures: removed, more: rows.length === recordsAtMost };
}
