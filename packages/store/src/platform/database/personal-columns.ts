import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import { accountPersonalColumns } from '../accounts/personal-columns.ts';
import { alarmPersonalColumns } from '../alarms/personal-columns.ts';
import { certificatePersonalColumns } from '../certificates/personal-columns.ts';
import { devicePersonalColumns } from '../devices/personal-columns.ts';
import { directoryPersonalColumns } from '../directory/personal-columns.ts';
import { dutyPersonalColumns } from '../duties/personal-columns.ts';
import { integrationPersonalColumns } from '../integrations/personal-columns.ts';
import { keeperPersonalColumns } from '../keeper/personal-columns.ts';
import { keyPersonalColumns } from '../keys/personal-columns.ts';
import { placePersonalColumns } from '../locations/personal-columns.ts';
import { logPersonalColumns } from '../log/personal-columns.ts';
import { peoplePersonalColumns } from '../people/personal-columns.ts';
import { retentionPersonalColumns } from '../retention/personal-columns.ts';
import { retirementPersonalColumns } from '../retirement/personal-columns.ts';
import { updatePersonalColumns } from '../updates/personal-columns.ts';
import { visitorPersonalColumns } from '../visitors/personal-columns.ts';
import type { PersonalColumnsOf } from './personal-columns-of.ts';
import type { PlatformSchema } from './schema.ts';

const tag: PersonalColumn = {
  purpose: 'find the passages of a known person, within one purpose and day',
  period: 'until its index key of the day is destroyed, at the latest when its partition is dropped',
};
const sealed: PersonalColumn = {
  purpose: 'what the duty says, field by field; opened only by who holds the key of the purpose and day',
  period: "until its key is destroyed by the duty's maxKeep, at the latest when its partition is dropped",
};
const whileAside = ({ purpose }: PersonalColumn): PersonalColumn => ({
  purpose,
  period: 'until the entry is judged, at the latest as long as a record',
});

/**
 * Every column of the platform's store, and what personal data it holds. A column that is not here does not
 * compile; a table of the live schema that is not here fails a test.
 */
export const platformPersonalColumns: PersonalColumnsOf<PlatformSchema> = {
  organisation: { id: 'no', parent_id: 'no', name: 'no', created_at: 'no' },
  location: {
    id: 'no',
    organisation_id: 'no',
    path: 'no',
    parent_id: 'no',
    site_id: 'no',
    kind: 'no',
    name: 'no',
    time_zone: 'no',
    capacity: 'no',
    created_at: 'no',
  },
  device: {
    id: 'no',
    number: 'no',
    site_id: 'no',
    public_key: 'no',
    state: 'no',
    created_at: 'no',
    claimed_at: 'no',
    retired_at: 'no',
  },
  device_lane: { device: 'no', name: 'no', location_id: 'no' },
  duty_edition: { number: 'no', duty: 'no', version: 'no', purpose: 'no' },
  device_log: { device: 'no', log_id: 'no', through: 'no', held: 'no', updated_at: 'no' },
  pass_record: {
    occurred_at: 'no',
    received_at: 'no',
    completed_at: 'no',
    seq: 'no',
    site_id: 'no',
    lane: 'no',
    device: 'no',
    duty: 'no',
    direction: 'no',
    outcome: 'no',
    completion: 'no',
    manual: 'no',
    id: 'no',
    identified_by: 'no',
    reasons: 'no',
    notices: 'no',
    subject_tag: tag,
    body_key: 'no',
    body: sealed,
  },
  flow_minute: {
    minute: 'no',
    site_id: 'no',
    lane: 'no',
    passes: 'no',
    not_taken: 'no',
    direction: 'no',
    outcome: 'no',
  },
  set_aside: {
    device: 'no',
    log_id: 'no',
    seq: 'no',
    reason: 'no',
    received_at: 'no',
    header: 'no',
    subject_tag: whileAside(tag),
    body_key: 'no',
    body: whileAside(sealed),
  },
  ...accountPersonalColumns,
  ...peoplePersonalColumns,
  ...visitorPersonalColumns,
  ...alarmPersonalColumns,
  ...devicePersonalColumns,
  ...directoryPersonalColumns,
  ...dutyPersonalColumns,
  ...integrationPersonalColumns,
  ...placePersonalColumns,
  ...updatePersonalColumns,
  ...keyPersonalColumns,
  ...keeperPersonalColumns,
  ...retentionPersonalColumns,
  ...retirementPersonalColumns,
  ...logPersonalColumns,
  ...certificatePersonalColumns,
};
