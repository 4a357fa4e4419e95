import { type AlarmState, instant, isStandingKind, severityOf } from '@vedette/domain';
import type {
  AlarmCause,
  Device,
  DeviceId,
  LogId,
  OutwardEvent,
  PlatformAlarmStore,
  StoredAlarm,
} from '@vedette/store/platform';

/** What happened to an alarm, for everybody who listens: the console, and channels outward. */
export interface AlarmNews {
  readonly alarm: StoredAlarm;
  readonly what: 'raised' | 'again' | 'changed' | 'escalated' | 'cleared';
}

export interface TellAlarmDeps {
  readonly alarms: Pick<PlatformAlarmStore, 'raise' | 'causeGone'>;
  readonly tell: (news: AlarmNews) => Promise<void>;
}

/** An alarm as a sentinel, or the platform itself, reports it. */
export interface ReportedAlarm {
  readonly kind: string;
  readonly at: number;
  readonly location: AlarmCause['location'];
  readonly figures: AlarmCause['figures'];
  readonly record: AlarmCause['record'];
  /** Where a sentinel told it; null for what the platform found. */
  readonly told: { readonly log: LogId; readonly seq: number } | null;
}

/**
 * Raises an alarm of a claimed device, or counts up the one that stands; durable when it resolves, and news once.
 */
export async function reportAlarm(
  { alarms, tell }: TellAlarmDeps,
  device: Pick<Device, 'id' | 'site' | 'organisation'>,
  reported: ReportedAlarm,
): Promise<void> {
  const { organisation } = device;
  if (organisation === null) return;
  const told = reported.told === null ? null : { ...reported.told, device: device.id };
  const cause = causeOf(device.id, organisation, device.site, reported);
  const raised = await alarms.raise(cause, instant(reported.at), told);
  if (raised !== null) await tell({ alarm: raised.alarm, what: raised.isNew ? 'raised' : 'again' });
}

/** Says that a standing trouble of a device is over. */
export async function reportOver(
  { alarms, tell }: TellAlarmDeps,
  device: Pick<Device, 'id' | 'organisation'>,
  kind: string,
  at: number,
): Promise<void> {
  const { organisation } = device;
  if (organisation === null) return;
  const gone = await alarms.causeGone({ organisation, kind, location: null, device: device.id }, instant(at));
  if (gone !== null) await tell({ alarm: gone, what: isOver(gone.state) ? 'cleared' : 'changed' });
}

const isOver = ({ phase }: AlarmState): boolean => phase === 'cleared';

function causeOf(
  device: DeviceId,
  organisation: AlarmCause['organisation'],
  site: AlarmCause['site'],
  { kind, location, figures, record }: ReportedAlarm,
): AlarmCause {
  const severity = severityOf(kind);
  return {
    organisation,
    site,
    location,
    device,
    kind,
    severity,
    isStanding: isStandingKind(kind),
    figures,
    record,
  };
}

/** What channels are told of an alarm; a repetition is news for the screen alone. */
export function outwardEventOf({ alarm, what }: AlarmNews): OutwardEvent | null {
  if (what === 'again') return null;
  const { id, organisation, location, site, kind, severity, state, figures } = alarm;
  return {
    // One id for each turn of its life, so that what is told twice is delivered once.
    id: `${id}:${what}:${state.count}:${state.phase}:${state.level}`,
    type: `alarm.${what}`,
    organisation,
    location: location ?? site,
    severity,
    at: what === 'raised' ? state.raisedAt : state.lastRaisedAt,
    data: { alarm: id, kind, severity, phase: state.phase, count: state.count, location, site, figures },
  };
}
