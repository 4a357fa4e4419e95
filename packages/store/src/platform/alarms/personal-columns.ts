import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { AlarmSchema } from './schema.ts';

const operator = (purpose: string): PersonalColumn => ({ purpose, period: 'while the alarm is kept' });

export const alarmPersonalColumns: PersonalColumnsOf<AlarmSchema> = {
  alarm: {
    id: 'no',
    organisation_id: 'no',
    site_id: 'no',
    location_id: 'no',
    device_id: 'no',
    kind: 'no',
    severity: 'no',
    phase: 'no',
    is_standing: 'no',
    assignee: operator('says which operator looks after the alarm'),
    count: 'no',
    level: 'no',
    raised_at: 'no',
    last_raised_at: 'no',
    waits_since: 'no',
    figures: 'no',
    record_id: 'no',
    record_at: 'no',
    changed_at: 'no',
  },
  alarm_step: {
    alarm_id: 'no',
    number: 'no',
    at: 'no',
    kind: 'no',
    by_whom: operator('says which operator did it'),
    to_whom: operator('says to which operator it was given'),
    note: operator('what the operator wrote about it'),
  },
  escalation_rule: {
    id: 'no',
    organisation_id: 'no',
    name: 'no',
    from_severity: 'no',
    places: 'no',
    steps: 'no',
    is_active: 'no',
    created_at: 'no',
  },
  alarm_told: { device_id: 'no', log_id: 'no', seq: 'no', alarm_id: 'no' },
};
