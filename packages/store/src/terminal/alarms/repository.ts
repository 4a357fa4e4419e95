import { reasonCodes, VedetteError } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, longText, notFound } from '../database/input.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';
import { cursorNumbers, cursorOf, limitOf, pageOf } from '../paging.ts';
import type { Served } from '../served.ts';
import { type AlarmLog, toAlarm } from './alarm-log.ts';
import { type AlarmStore, deviceAlarms } from './port.ts';

const kinds: ReadonlySet<string> = new Set([...reasonCodes, ...deviceAlarms]);

export function alarmRepository(
  { records: db, now }: StoreContext,
  log: AlarmLog,
  outbox: OutboxLog,
): Served<AlarmStore> {
  const alarms = () => db.sql.selectFrom('alarm').selectAll();
  return {
    raise(alarm) {
      if (!kinds.has(alarm.kind)) throw invalid('kind');
      return log.raise(alarm);
    },
    list(filter) {
      const limit = limitOf(filter);
      const start = cursorNumbers(filter, 1);
      let query = alarms()
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (start !== null) query = query.where('id', '<', start[0]);
      if (filter.open === true) query = query.where('acknowledged_at', 'is', null);
      if (filter.open === false) query = query.where('acknowledged_at', 'is not', null);
      if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
      return pageOf(db.rows(query), limit, toAlarm, (row) => cursorOf(row.id));
    },
    acknowledge(id, by, note) {
      return db.transaction(() => {
        const row = db.first(alarms().where('id', '=', id));
        if (row === undefined) throw notFound('alarm');
        if (row.acknowledged_at !== null) throw new VedetteError('conflict', 'caller', { at: 'alarm' });
        const change = { acknowledged_at: now(), acknowledged_by: by, note: longText(note, 'note') };
        db.run(db.sql.updateTable('alarm').set(change).where('id', '=', id));
        outbox.push('alarm-acknowledged', id, change.acknowledged_at);
        return toAlarm({ ...row, ...change });
      });
    },
    openCount() {
      const open = db.sql.selectFrom('alarm').where('acknowledged_at', 'is', null);
      return db.first(open.select((q) => q.fn.countAll<number>().as('n')))?.n ?? 0;
    },
  };
}
