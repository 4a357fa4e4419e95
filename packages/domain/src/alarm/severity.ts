import type { AlarmSeverity } from './alarm-state.ts';

/** What troubles a sentinel itself, and what only the platform sees. */
export const troubleKinds = [
  'forced',
  'held-open',
  'storage',
  'clock',
  'camera',
  'driver',
  'fire',
  'help',
  'device-offline',
  'record-gap',
  'storage-low',
  'clock-off',
  'update-failed',
  'entries-set-aside',
  'capacity',
  'overstay',
] as const;

const critical: ReadonlySet<string> = new Set([
  'fire',
  'forced',
  'storage',
  'deny-list:listed',
  'health-status:red',
  'presentation-attack:suspected',
]);
const info: ReadonlySet<string> = new Set([
  'help',
  'overstay',
  'schedule:outside-hours',
  'schedule:holiday',
  'entries-set-aside',
]);
/** Those that go on until something is said to be over. */
const standing: ReadonlySet<string> = new Set([
  'device-offline',
  'record-gap',
  'storage-low',
  'clock-off',
  'capacity',
  'overstay',
]);

/** @param kind a reason of a decision, or a trouble; one that is unknown here is a warning */
export function severityOf(kind: string): AlarmSeverity {
  if (critical.has(kind)) return 'critical';
  return info.has(kind) ? 'info' : 'warning';
}

/** Whether what raises it goes on until its end is told. */
export function isStandingKind(kind: string): boolean {
  return standing.has(kind);
}
