import type { CollectableField, Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { giveBack } from '../database/give-back.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import { splitBody } from '../records/row.ts';
import { sealOlder } from '../vault/seal-older.ts';
import { dropSpentKeys } from '../vault/spent-keys.ts';
import type { Forgotten } from './port.ts';
import type { Room } from './room.ts';

const recordsAtMost = 2000;
const capturesAtMost = 500;

interface ForgetDeps {
  readonly room: Room;
  readonly rules: RuleBook;
}

/**
 * What `UpkeepStore.forget` does. SQLite overwrites deleted content (`secure_delete`); checkpointing the
 * write-ahead log at the end removes the older copies that it holds. What flash keeps below the file system is
 * out of its reach.
 */
export function forget(context: StoreContext, { room, rules }: ForgetDeps, now: Instant): Forgotten {
  const { records, captures } = context;
  const fields = forgetFields(context, now);
  const expired = captures.sql.selectFrom('capture').select('id').where('expires_at', '<=', now);
  const oldest = expired.orderBy('expires_at').limit(capturesAtMost);
  const goneCaptures = captures.run(captures.sql.deleteFrom('capture').where('id', 'in', oldest));
  room.capturesRemoved(goneCaptures);
  const spent = forgetPasses(context, now);
  const sessions = records.run(records.sql.deleteFrom('session').where('expires_at', '<=', now));
  const sealing = sealOlder(context, rules);
  dropSpentKeys(context, now);
  const more = fields.records === recordsAtMost || goneCaptures === capturesAtMost || sealing.more;
  if (fields.records + sessions + spent + sealing.rows > 0) giveBack(records);
  if (goneCaptures + sealing.rows > 0) giveBack(captures);
  return { fields: fields.counts, subjectTags: fields.tags, captures: goneCaptures, sessions, more };
}

/** Passes that are over, and what was used up of them. */
function forgetPasses({ records: db }: StoreContext, now: Instant): number {
  return (
    db.run(db.sql.deleteFrom('pass_use').where('until', '<=', now)) +
    db.run(db.sql.deleteFrom('issued_pass').where('not_after', '<=', now)) +
    db.run(db.sql.deleteFrom('revoked_subject').where('until', '<=', now))
  );
}

interface ForgottenFields {
  readonly records: number;
  readonly tags: number;
  readonly counts: Forgotten['fields'];
}

function forgetFields({ records: db }: StoreContext, now: Instant): ForgottenFields {
  const due = db.sql
    .selectFrom('pass_record')
    .select(['seq', 'body', 'forgotten', 'subject_tag', 'subject_tag_expires_at'])
    .where('next_expiry_at', '<=', now)
    .limit(recordsAtMost);
  const counts: { [field in CollectableField]?: number } = {};
  let tags = 0;
  const records = db.transaction(() => {
    const rows = db.rows(due);
    for (const row of rows) {
      const { kept, over } = splitBody(row.body, now);
      for (const field of over) counts[field] = (counts[field] ?? 0) + 1;
      const tagExpiry = row.subject_tag_expires_at;
      const tagOver = tagExpiry !== null && tagExpiry <= now;
      if (tagOver) tags += 1;
      const left = Object.values(kept).map(([, expiry]) => expiry);
      if (tagExpiry !== null && !tagOver) left.push(tagExpiry);
      const change = {
        body: JSON.stringify(kept),
        ...(Object.keys(kept).length === 0 ? { sealed_body: null, key_id: null } : {}),
        forgotten: JSON.stringify([...(JSON.parse(row.forgotten) as string[]), ...over]),
        next_expiry_at: left.length === 0 ? null : Math.min(...left),
        ...(tagOver ? { subject_tag: null, subject_tag_expires_at: null } : {}),
      };
      db.run(db.sql.updateTable('pass_record').set(change).where('seq', '=', row.seq));
    }
    return rows.length;
  });
  return { records, tags, counts };
}
