import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { PeopleSchema } from './schema.ts';

const person = (purpose: string): PersonalColumn => ({
  purpose,
  period:
    'until the person is removed: by the organisation, at the person’s request, or for a visitor when the period ' +
    'that the site keeps visits for is over',
});
const entry = (purpose: string): PersonalColumn => ({
  purpose,
  period: 'until the entry is taken away or the person is removed',
});
const operator = (purpose: string): PersonalColumn => ({ purpose, period: 'while the row exists' });
const unique = person('tells people apart');
const copied: PersonalColumn = {
  purpose:
    'the terminals of a site decide without the network: what they have to know of the people who may come',
  period: 'emptied in the transaction that removes the person from the site; the key stays as a tombstone',
};

export const peoplePersonalColumns: PersonalColumnsOf<PeopleSchema> = {
  person: {
    id: unique,
    organisation_id: 'no',
    kind: 'no',
    name: person('names the person to operators and at the door'),
    other_names: person('finds the person under a name written otherwise'),
    name_order: person('shows people in the order of their names'),
    phone: person('reaches the person'),
    mail: person('reaches the person'),
    id_number: person('compares an identity document at the door'),
    unit: person('tells people of one name apart'),
    user_name: person('is the person’s key in the directory of the organisation'),
    source: 'no',
    external_id: person('is the person’s key in the directory of the organisation'),
    is_active: 'no',
    valid_from: person('when the person may first come'),
    valid_to: person('until when the person may come'),
    consent_at: person('proves that the person agreed'),
    consent_to: person('proves what the person agreed to'),
    consent_ended_at: person('proves that the person takes it back'),
    reference_state: person('says how far the enrolment of the face is'),
    revision: 'no',
    created_at: 'no',
    updated_at: 'no',
  },
  person_word: {
    organisation_id: 'no',
    word: person('search by name, and comparison with the lists'),
    person_id: unique,
  },
  person_group: {
    id: 'no',
    organisation_id: 'no',
    name: 'no',
    external_id: 'no',
    revision: 'no',
    created_at: 'no',
    updated_at: 'no',
  },
  group_member: { group_id: 'no', person_id: person('which places the person may enter') },
  group_place: { group_id: 'no', location_id: 'no' },
  person_place: { person_id: person('which places the person may enter'), location_id: 'no' },
  access_list: {
    id: 'no',
    organisation_id: 'no',
    kind: 'no',
    name: 'no',
    revision: 'no',
    created_at: 'no',
    created_by: operator('who made the list'),
  },
  list_place: { list_id: 'no', location_id: 'no' },
  list_entry: {
    list_id: 'no',
    person_id: entry('who is on the list'),
    organisation_id: 'no',
    reason: entry('why the person is on the list'),
    valid_from: 'no',
    valid_to: 'no',
    owner: operator('who answers for the entry'),
    added_by: operator('who put the person on the list'),
    added_at: 'no',
    revision: 'no',
  },
  appeal: {
    id: 'no',
    organisation_id: 'no',
    list_id: 'no',
    person_id: entry('who appeals'),
    phase: 'no',
    filed_at: 'no',
    due_at: 'no',
    decided_at: 'no',
    decided_by: operator('who decided'),
  },
  appeal_message: {
    appeal_id: 'no',
    number: 'no',
    at: 'no',
    kind: 'no',
    by_whom: operator('who answered'),
    text: person('what was said for and against the entry'),
  },
  list_notice: {
    token_hash: entry('lets the person see and contest the entry'),
    list_id: 'no',
    person_id: entry('whose entry it is'),
    expires_at: 'no',
  },
  sealed_reference: {
    id: 'no',
    organisation_id: 'no',
    site_id: 'no',
    person_id: person('whose face it is'),
    label_id: 'no',
    content: 'no',
    sealed: person('brings a face to the terminals of a site, which alone can open it'),
    created_at: 'no',
  },
  reference_wrap: { reference_id: 'no', recipient: 'no', wrapped: 'no' },
  sync_site: { site_id: 'no', version: 'no', horizon: 'no', digest: 'no', fields: 'no' },
  sync_row: { site_id: 'no', key: copied, version: 'no', document: copied, changed_at: 'no' },
};
