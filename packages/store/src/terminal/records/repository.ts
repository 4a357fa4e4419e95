import { type Completion, completions, type PassageId } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, notFound } from '../database/input.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';
import type { Served } from '../served.ts';
import type { Room } from '../upkeep/room.ts';
import { appender } from './append.ts';
import { flowPerMinute } from './flow.ts';
import type { RecordStore } from './port.ts';
import { type RecordRow, toRecord } from './row.ts';
import { searchRecords } from './search.ts';

interface RecordDeps {
  readonly rules: RuleBook;
  readonly outbox: OutboxLog;
  readonly room: Room;
}

export function recordRepository(context: StoreContext, deps: RecordDeps): Served<RecordStore> {
  const { records: db, now } = context;
  const find = (id: PassageId): RecordRow | undefined =>
    db.first(db.sql.selectFrom('pass_record').selectAll().where('id', '=', id));
  return {
    append: appender(context, deps),
    complete: (id, completion) => complete(id, completion),
    get(id) {
      const row = find(id);
      return row === undefined ? null : toRecord(context, row);
    },
    search: (filter, page = {}) => searchRecords(context, deps.rules, filter, page),
    flow: (from, to) => flowPerMinute(context, from, to),
    count: () => deps.room.recordCount,
    subjectTag: (person, purpose, day) => context.subjects.tag(person, purpose, day),
    useIndexKeys: (keys) => context.subjects.use(keys),
  };

  function complete(id: PassageId, completion: Completion): void {
    if (!completions.includes(completion)) throw invalid('completion');
    db.transaction(() => {
      const row = find(id);
      if (row === undefined) throw notFound('record');
      if (row.completion === completion) return;
      const at = now();
      const place = deps.outbox.push('pass-completion', row.seq, at);
      const change = { completion, completed_at: at, ...(place === 0 ? {} : { outbox_seq: place }) };
      db.run(db.sql.updateTable('pass_record').set(change).where('seq', '=', row.seq));
    });
  }
}
