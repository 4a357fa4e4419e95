import {
  type Duty,
  type DutyId,
  type HolidayCalendar,
  instant,
  type OrganisationId,
  type Requirement,
  type Schedule,
} from '@vedette/domain';
import type { LocationId } from '../locations/port.ts';
import type { DutyPlace, StoredDutyVersion } from './port.ts';

export interface VersionRow {
  readonly organisation_id: string;
  readonly duty: string;
  readonly version: number;
  readonly document: string;
  readonly made_at: number;
  readonly made_by: string;
  readonly note: string;
}

export interface PlaceRow {
  readonly location_id: number;
  readonly organisation_id: string;
  readonly duty: string;
  readonly version: number;
  readonly since: number;
  readonly set_by: string;
  readonly note: string;
}

// Documents are written by these stores alone, after their edge has parsed them.
export const dutyOf = (document: string): Duty => JSON.parse(document) as Duty;
export const scheduleOf = (document: string): Schedule => JSON.parse(document) as Schedule;

export const toVersion = (row: VersionRow): StoredDutyVersion => ({
  organisation: row.organisation_id as OrganisationId,
  duty: dutyOf(row.document),
  at: instant(row.made_at),
  by: row.made_by,
  note: row.note,
});

export const toPlace = (row: PlaceRow): DutyPlace => ({
  place: row.location_id as LocationId,
  organisation: row.organisation_id as OrganisationId,
  duty: row.duty as DutyId,
  version: row.version,
  at: instant(row.since),
  by: row.set_by,
  note: row.note,
});

export type HolidayDay = { readonly date: string } & (
  | { readonly kind: 'holiday' }
  | { readonly kind: 'workday'; readonly as: 1 | 2 | 3 | 4 | 5 | 6 | 7 }
);
export const calendarText = (calendar: HolidayCalendar): string =>
  JSON.stringify([...calendar].map(([date, day]) => ({ date, ...day })));
export const calendarOf = (document: string): HolidayCalendar =>
  new Map((JSON.parse(document) as readonly HolidayDay[]).map(({ date, ...day }) => [date, day]));

export const listNamed = (requirement: Requirement): string | null =>
  'list' in requirement ? requirement.list : null;
export const scheduleNamed = (requirement: Requirement): string | null =>
  'schedule' in requirement ? requirement.schedule : null;
