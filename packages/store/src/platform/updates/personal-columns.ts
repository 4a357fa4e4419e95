import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { UpdateSchema } from './schema.ts';

export const updatePersonalColumns: PersonalColumnsOf<UpdateSchema> = {
  update_document: { role: 'no', version: 'no', body: 'no', expires_at: 'no', made_at: 'no' },
  update_archive: { id: 'no', hash: 'no', length: 'no', is_complete: 'no', created_at: 'no' },
  update_archive_part: { archive_id: 'no', start: 'no', bytes: 'no' },
  release: {
    hash: 'no',
    version: 'no',
    path: 'no',
    length: 'no',
    note: 'no',
    is_named: 'no',
    first_named_at: 'no',
  },
  rollout: {
    id: 'no',
    organisation_id: 'no',
    kind: 'no',
    hash: 'no',
    version: 'no',
    phase: 'no',
    stopped_by: 'no',
    group_id: 'no',
    place_id: 'no',
    stages: 'no',
    stage: 'no',
    failure_limit: 'no',
    patience: 'no',
    created_at: 'no',
    created_by: {
      purpose: 'say who rolled a release out to devices; the id of an account',
      period: 'while the roll-out is kept',
    },
    ended_at: 'no',
  },
  rollout_device: {
    rollout_id: 'no',
    device_id: 'no',
    stage: 'no',
    state: 'no',
    from_version: 'no',
    command_id: 'no',
    told_at: 'no',
    since: 'no',
    failure: 'no',
  },
};
