import type { AlarmPhase, AlarmSeverity } from '@vedette/domain';
import type { ColumnType } from 'kysely';

/** An instant comes back as milliseconds and is given as a text with its offset. */
type At = ColumnType<number, string, string>;

export interface AlarmSchema {
  alarm: {
    id: string;
    organisation_id: string;
    site_id: number | null;
    location_id: number | null;
    device_id: string | null;
    kind: string;
    severity: AlarmSeverity;
    phase: AlarmPhase;
    is_standing: boolean;
    assignee: string | null;
    count: number;
    level: number;
    raised_at: At;
    last_raised_at: At;
    waits_since: At;
    figures: ColumnType<Record<string, string | number>, string, string>;
    record_id: string | null;
    record_at: ColumnType<number | null, string | null, string | null>;
    changed_at: At;
  };
  alarm_step: {
    alarm_id: string;
    number: number;
    at: At;
    kind: string;
    by_whom: string | null;
    to_whom: string | null;
    note: string | null;
  };
  alarm_told: { device_id: string; log_id: string; seq: number; alarm_id: string };
  escalation_rule: {
    id: string;
    organisation_id: string;
    name: string;
    from_severity: AlarmSeverity;
    places: number[] | null;
    steps: ColumnType<StoredStep[], string, string>;
    is_active: boolean;
    created_at: At;
  };
}

/** Milliseconds, and the ids of the channels that are told. */
export interface StoredStep {
  readonly after: number;
  readonly tell: readonly string[];
}
