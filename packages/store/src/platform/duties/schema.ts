import type { ColumnType } from 'kysely';

type At = ColumnType<number, string, string>;

/** Tables of migration 0011. */
export interface DutySchema {
  duty_version: {
    organisation_id: string;
    duty: string;
    version: number;
    document: string;
    made_at: At;
    made_by: string;
    note: string;
  };
  duty_place: {
    location_id: number;
    organisation_id: string;
    duty: string;
    version: number;
    since: At;
    set_by: string;
    note: string;
  };
  duty_place_event: {
    location_id: number;
    number: number;
    organisation_id: string;
    at: At;
    by_whom: string;
    duty: string | null;
    version: number | null;
    note: string;
  };
  duty_schedule: {
    organisation_id: string;
    id: string;
    document: string;
    changed_at: At;
    changed_by: string;
  };
  duty_calendar: { organisation_id: string; document: string; changed_at: At; changed_by: string };
  device_duty: { device_id: string; duty: string; version: number; document: string; told_at: At };
  device_sync: { device_id: string; version: number; applied: number; rejected: unknown; told_at: At };
}
