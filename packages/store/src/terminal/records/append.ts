import type { PersonId } from '@vedette/domain';
import { keyDay } from '@vedette/vault';
import type { StoreContext } from '../context.ts';
import type { CollectionRules, RuleBook } from '../duties/collection-rules.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';
import type { Room } from '../upkeep/room.ts';
import type { Appended, NewPassRecord, RecordSeq, SubjectTag } from './port.ts';
import { type RecordRow, toRow } from './row.ts';
import { sealedBody, utcDay } from './sealed-body.ts';

const columns = [
  'id',
  'occurred_at',
  'lane',
  'direction',
  'duty',
  'duty_version',
  'purpose',
  'outcome',
  'reasons',
  'notices',
  'identified_by',
  'manual',
  'keep_until',
  'subject_tag',
  'subject_tag_expires_at',
  'next_expiry_at',
  'body',
  'sealed_body',
  'key_id',
] as const satisfies readonly (keyof RecordRow)[];

interface AppendDeps {
  readonly rules: RuleBook;
  readonly outbox: OutboxLog;
  readonly room: Room;
}

/**
 * The one hot write of the store, so prepared by hand. It is a single statement, and so a commit by itself; the
 * record carries its own place in the outbox.
 */
export function appender(context: StoreContext, { rules, outbox, room }: AppendDeps) {
  const { records: db } = context;
  const insert = db.raw.prepare(
    `insert into pass_record (entry_seq, outbox_seq, ${columns.join(', ')}) values (?, ?${', ?'.repeat(columns.length)})
     on conflict (id) do nothing`,
  );
  const seqOf = db.raw.prepare<[string], number>('select seq from pass_record where id = ?').pluck();

  const tagOf = (
    subject: { person: PersonId; day: string } | null,
    collected: CollectionRules | undefined,
  ): SubjectTag | null => {
    if (subject === null || collected === undefined || collected.subjectKeep === null) return null;
    return context.subjects.tag(subject.person, collected.purpose, subject.day);
  };

  return function append({ header, subject, body }: NewPassRecord): Appended {
    const collected = rules.of(header.duty, header.dutyVersion);
    const { row: head, stored } = toRow(header, body, tagOf(subject, collected), collected);
    const day = subject === null ? utcDay(header.occurredAt) : keyDay(subject.day);
    const row = { ...head, ...sealedBody(context, { header, day, rules: collected }, stored) };
    context.personal.flush();
    room.forRecord();
    const place = outbox.nextPlace();
    const { changes, lastInsertRowid } = insert.run(place, place, ...columns.map((column) => row[column]));
    // The same id a second time: no place was taken, and the first number stands.
    if (changes === 0) return { seq: seqOf.get(row.id) as RecordSeq, raised: room.takeRaised() };
    room.recordAdded();
    return { seq: Number(lastInsertRowid) as RecordSeq, raised: room.takeRaised() };
  };
}
