import type { Alarm as AlarmView } from '@vedette/contract';
import type { Alarm, AlarmKind } from '@vedette/store';

type Severity = AlarmView['severity'];
const critical: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  'fire',
  'forced',
  'deny-list:listed',
  'health-status:red',
  'presentation-attack:suspected',
]);
const info: ReadonlySet<AlarmKind> = new Set<AlarmKind>([
  'help',
  'schedule:outside-hours',
  'schedule:holiday',
]);

export function severityOf(kind: AlarmKind): Severity {
  if (critical.has(kind)) return 'critical';
  return info.has(kind) ? 'info' : 'warning';
}

/** An alarm as the admin sees it; it never says who. */
export function alarmView(alarm: Alarm): AlarmView {
  const { id, kind, raisedAt, lane, record, acknowledged } = alarm;
  return {
    id: String(id),
    at: raisedAt,
    kind,
    severity: severityOf(kind),
    lane,
    record,
    acknowledgedAt: acknowledged?.at ?? null,
    acknowledgedBy: acknowledged?.by ?? null,
    note: acknowledged?.note ?? null,
  };
}
