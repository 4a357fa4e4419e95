import type { Instant, LaneId, PassageId } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { OperatorId } from '../operators/port.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';
import type { Alarm, AlarmId, AlarmKind, NewAlarm } from './port.ts';

/** The writing end of the alarms, which the store itself uses too. */
export interface AlarmLog {
  raise(alarm: NewAlarm): Alarm;
  hasOpen(kind: AlarmKind): boolean;
}

export function alarmLog({ records: db, now }: StoreContext, outbox: OutboxLog): AlarmLog {
  return {
    raise({ kind, lane = null, record = null, values = {} }) {
      const row = { kind, raised_at: now(), lane, record, figures: JSON.stringify(values) };
      return db.transaction(() => {
        const id = db.insert(db.sql.insertInto('alarm').values(row));
        outbox.push('alarm', id, row.raised_at);
        return toAlarm({ ...row, id, acknowledged_at: null, acknowledged_by: null, note: null });
      });
    },
    hasOpen(kind) {
      const open = db.sql.selectFrom('alarm').select('id').where('acknowledged_at', 'is', null);
      return db.first(open.where('kind', '=', kind).limit(1)) !== undefined;
    },
  };
}

export function toAlarm(row: Omit<RecordsSchema['alarm'], 'id'> & { id: number }): Alarm {
  return {
    id: row.id as AlarmId,
    kind: row.kind as AlarmKind,
    raisedAt: row.raised_at as Instant,
    lane: row.lane as LaneId | null,
    record: row.record as PassageId | null,
    values: JSON.parse(row.figures) as Record<string, string | number>,
    acknowledged:
      row.acknowledged_at === null
        ? null
        : {
            at: row.acknowledged_at as Instant,
            by: row.acknowledged_by as OperatorId,
            note: row.note ?? '',
          },
  };
}
