import type { Alarm as AlarmView } from '@vedette/contract';
import type { Alarm, AlarmKind, OperatorStore } from '@vedette/store';

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

/** Names of operators by id; an id nobody has any more stands for itself. */
export async function operatorNames(operators: OperatorStore): Promise<(id: string) => string> {
  const names = new Map<string, string>((await operators.all()).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
