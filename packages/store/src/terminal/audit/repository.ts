import type { Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, longText, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { OperatorId } from '../operators/port.ts';
import { cursorNumbers, cursorOf, limitOf, pageOf } from '../paging.ts';
import type { Served } from '../served.ts';
import type { Json } from '../settings/port.ts';
import { chainStart, entryHash } from './chain.ts';
import type { AuditEntry, AuditFilter, AuditHead, AuditSeq, AuditStore, AuditVerdict } from './port.ts';

type Row = RecordsSchema['audit'];
const detailAtMost = 10_000;

export function auditRepository({ records: db, now }: StoreContext): Served<AuditStore> {
  const entries = () => db.sql.selectFrom('audit').selectAll();
  const head = (): AuditHead => {
    const last = db.first(entries().orderBy('seq', 'desc').limit(1));
    return { entries: last?.seq ?? 0, hash: last?.hash ?? chainStart };
  };
  return {
    append({ actor, action, target = null, detail = null }) {
      const text = JSON.stringify(detail);
      if (text.length > detailAtMost) throw invalid('detail');
      return db.transaction(() => {
        const before = head();
        const body = {
          seq: before.entries + 1,
          at: now(),
          actor,
          action: shortText(action, 'action'),
          target: target === null ? null : longText(target, 'target'),
          detail: text,
        };
        const row = { ...body, hash: entryHash(before.hash, body) };
        db.run(db.sql.insertInto('audit').values(row));
        return toEntry(row);
      });
    },
    list(filter) {
      const limit = limitOf(filter);
      const start = cursorNumbers(filter, 1);
      const query = matching(entries(), filter)
        .orderBy('seq', 'desc')
        .limit(limit + 1);
      const rows = db.rows(start === null ? query : query.where('seq', '<', start[0]));
      return pageOf(rows, limit, toEntry, (row) => cursorOf(row.seq));
    },
    head,
    verify: () => verifyChain(db.raw.prepare<[], Row>('select * from audit order by seq').iterate()),
  };

  function matching(query: ReturnType<typeof entries>, filter: AuditFilter): ReturnType<typeof entries> {
    let narrowed = query;
    if (filter.actor !== undefined) narrowed = narrowed.where('actor', '=', filter.actor);
    if (filter.action !== undefined) narrowed = narrowed.where('action', '=', filter.action);
    if (filter.from !== undefined) narrowed = narrowed.where('at', '>=', filter.from);
    if (filter.to !== undefined) narrowed = narrowed.where('at', '<', filter.to);
    return narrowed;
  }
}

function verifyChain(rows: Iterable<Row>): AuditVerdict {
  let head: AuditHead = { entries: 0, hash: chainStart };
  for (const row of rows) {
    const follows = row.seq === head.entries + 1 && row.hash === entryHash(head.hash, row);
    if (!follows) return { whole: false, brokenAt: row.seq as AuditSeq };
    head = { entries: row.seq, hash: row.hash };
  }
  return { whole: true, ...head };
}

function toEntry(row: Row): AuditEntry {
  return {
    seq: row.seq as AuditSeq,
    at: row.at as Instant,
    actor: row.actor as OperatorId | null,
    action: row.action,
    target: row.target,
    detail: JSON.parse(row.detail) as Json,
    hash: row.hash,
  };
}
