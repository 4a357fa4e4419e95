import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { DutySchema } from './schema.ts';

const operator = (purpose: string): PersonalColumn => ({ purpose, period: 'while the row exists' });

/** A duty says what is kept of people, and is about nobody itself. */
export const dutyPersonalColumns: PersonalColumnsOf<DutySchema> = {
  duty_version: {
    organisation_id: 'no',
    duty: 'no',
    version: 'no',
    document: 'no',
    made_at: 'no',
    made_by: operator('who wrote the duty'),
    note: 'no',
  },
  duty_place: {
    location_id: 'no',
    organisation_id: 'no',
    duty: 'no',
    version: 'no',
    since: 'no',
    set_by: operator('who put the duty in force'),
    note: 'no',
  },
  duty_place_event: {
    location_id: 'no',
    number: 'no',
    organisation_id: 'no',
    at: 'no',
    by_whom: operator('who put the duty in force'),
    duty: 'no',
    version: 'no',
    note: 'no',
  },
  duty_schedule: {
    organisation_id: 'no',
    id: 'no',
    document: 'no',
    changed_at: 'no',
    changed_by: operator('who changed the schedule'),
  },
  duty_calendar: {
    organisation_id: 'no',
    document: 'no',
    changed_at: 'no',
    changed_by: operator('who changed the calendar'),
  },
  device_duty: { device_id: 'no', duty: 'no', version: 'no', document: 'no', told_at: 'no' },
  device_sync: { device_id: 'no', version: 'no', applied: 'no', rejected: 'no', told_at: 'no' },
};
