import { type AlarmState, instant, type OrganisationId } from '@vedette/domain';
import type { Insertable, Selectable } from 'kysely';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { AlarmCause, PlatformAlarmId, StoredAlarm } from './port.ts';
import type { AlarmSchema } from './schema.ts';

export type AlarmRow = Selectable<AlarmSchema['alarm']>;
type NewRow = Insertable<AlarmSchema['alarm']>;

const text = (at: number): string => new Date(at).toISOString();

export function toAlarm(row: AlarmRow): StoredAlarm {
  const { record_id: record, record_at: recordAt } = row;
  return {
    id: row.id as PlatformAlarmId,
    organisation: row.organisation_id as OrganisationId,
    site: row.site_id as LocationId | null,
    location: row.location_id as LocationId | null,
    device: row.device_id as DeviceId | null,
    kind: row.kind,
    severity: row.severity,
    isStanding: row.is_standing,
    figures: row.figures,
    record: record === null || recordAt === null ? null : { id: record, at: instant(recordAt) },
    state: stateOf(row),
  };
}

export function stateOf(row: AlarmRow): AlarmState {
  return {
    phase: row.phase,
    isStanding: row.is_standing,
    assignee: row.assignee,
    count: row.count,
    level: row.level,
    raisedAt: instant(row.raised_at),
    lastRaisedAt: instant(row.last_raised_at),
    waitsSince: instant(row.waits_since),
  };
}

export function stateColumns(state: AlarmState) {
  return {
    phase: state.phase,
    is_standing: state.isStanding,
    assignee: state.assignee,
    count: state.count,
    level: state.level,
    raised_at: text(state.raisedAt),
    last_raised_at: text(state.lastRaisedAt),
    waits_since: text(state.waitsSince),
  };
}

/** What is said anew each time an alarm is raised. */
export function tellingColumns(cause: AlarmCause) {
  return {
    severity: cause.severity,
    figures: JSON.stringify(cause.figures),
    record_id: cause.record?.id ?? null,
    record_at: cause.record === null ? null : text(cause.record.at),
  };
}

export function newRow(id: PlatformAlarmId, cause: AlarmCause, state: AlarmState): NewRow {
  return {
    id,
    organisation_id: cause.organisation,
    site_id: cause.site,
    location_id: cause.location,
    device_id: cause.device,
    kind: cause.kind,
    ...tellingColumns(cause),
    ...stateColumns(state),
    changed_at: text(state.lastRaisedAt),
  };
}
