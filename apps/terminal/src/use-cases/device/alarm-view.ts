import type { Alarm as AlarmView } from '@vedette/contract';
import type { Alarm, AlarmKind } from '@vedette/store';

const critical: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  'fire',
  'forced',
  'storage',
  'deny-list:listed',
  'health-status:red',
  'presentation-attack:suspected',
]);
const info: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  'help',
  'schedule:outside-hours',
  'schedule:holiday',
]);

export function severityOf(kind: AlarmKind): AlarmView['severity'] {
  if (critical.has(kind)) return 'critical';
  return info.has(kind) ? 'info' : 'warning';
}

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
