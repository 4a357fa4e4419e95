import type { Alarm as AlarmView } from '@vedette/contract';
import { severityOf } from '@vedette/domain';
import type { Alarm } from '@vedette/store';

/**
 * An alarm as the admin sees it; it never says who stood there.
 * @param nameOf an operator's name, by id
 */
export function alarmView(alarm: Alarm, nameOf: (operator: string) => string): AlarmView {
  const { id, kind, raisedAt, lane, record, acknowledged } = alarm;
  return {
    id: String(id),
    at: raisedAt,
    kind,
    severity: severityOf(kind),
    lane,
    record,
    acknowledgedAt: acknowledged?.at ?? null,
    acknowledgedBy: acknowledged === null ? null : nameOf(acknowledged.by),
    note: acknowledged === null || acknowledged.note === '' ? null : acknowledged.note,
  };
}
