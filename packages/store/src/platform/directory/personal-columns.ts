import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { DirectorySchema } from './schema.ts';

const name: PersonalColumn = {
  purpose: 'changes one part of a name when the directory of the organisation does',
  period: 'until the person is removed',
};
const own: PersonalColumn = {
  purpose: 'takes the face from a terminal once the person is removed or no longer known at its site',
  period: 'until removals so far back are forgotten; the face itself goes in the transaction that removes it',
};

export const directoryPersonalColumns: PersonalColumnsOf<DirectorySchema> = {
  terminal_key: { device_id: 'no', site_id: 'no', recipient: 'no', public_key: 'no', noted_at: 'no' },
  terminal_row: {
    site_id: 'no',
    recipient: 'no',
    key: own,
    version: 'no',
    person_id: own,
    reference_id: own,
    document: 'no',
    mark: 'no',
    digest: 'no',
    changed_at: 'no',
  },
  terminal_set: { site_id: 'no', recipient: 'no', digest: 'no' },
  scim_name: { person_id: name, given: name, family: name, formatted: name, display: name },
  directory_source: {
    id: 'no',
    organisation_id: 'no',
    name: 'no',
    url: 'no',
    bind_dn: 'no',
    secret_epoch: 'no',
    secret: 'no',
    authority: 'no',
    start_tls: 'no',
    base_dn: 'no',
    filter: 'no',
    mapping: 'no',
    group_id: 'no',
    every: 'no',
    due_at: 'no',
    revision: 'no',
    created_at: 'no',
    ran_at: 'no',
    outcome: 'no',
  },
};
