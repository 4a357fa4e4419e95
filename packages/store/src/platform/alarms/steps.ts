import { instant } from '@vedette/domain';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { AlarmStep, PlatformAlarmId } from './port.ts';
import type { AlarmSchema } from './schema.ts';

/** Appends one step to an alarm whose row the transaction has locked, or just made. */
export async function addStep(
  within: Transaction<AlarmSchema>,
  alarm: PlatformAlarmId,
  step: Omit<AlarmStep, 'number'>,
): Promise<void> {
  const next = sql<number>`(select coalesce(max(number), 0) + 1 from alarm_step where alarm_id = ${alarm})`;
  const { kind, by, to, note } = step;
  const at = new Date(step.at).toISOString();
  await within
    .insertInto('alarm_step')
    .values({ alarm_id: alarm, number: next, at, kind, by_whom: by, to_whom: to, note })
    .execute();
}

export function toStep(row: Selectable<AlarmSchema['alarm_step']>): AlarmStep {
  return {
    number: row.number,
    at: instant(row.at),
    kind: row.kind as AlarmStep['kind'],
    by: row.by_whom,
    to: row.to_whom,
    note: row.note,
  };
}
