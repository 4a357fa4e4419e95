import type { CapturesSchema, RecordsSchema } from './schema.ts';

/** Why a column holds personal data, and when it is gone. */
export interface PersonalColumn {
  readonly purpose: string;
  readonly period: string;
}
type Columns<Schema> = {
  readonly [T in keyof Schema]: { readonly [C in keyof Schema[T]]: PersonalColumn | 'no' };
};

const enrolment = (why: string): PersonalColumn => ({ purpose: why, period: 'until the person is removed' });
const collected = (why: string): PersonalColumn => ({
  purpose: why,
  period: "the field's maxKeep in the duty",
});
const account = (why: string): PersonalColumn => ({ purpose: why, period: 'while the account exists' });

const issuedPass = (why: string): PersonalColumn => ({ purpose: why, period: 'until the pass is over' });

const wholePerson = {
  id: enrolment('tells enrolled people apart'),
  name: enrolment('names the person to the operator and at the door'),
  name_folded: enrolment('search by name'),
  phone: enrolment('reach the person'),
  id_number: enrolment('match an identity document'),
  id_number_hash: enrolment('find the person by a document, without the number leaving its row'),
  organisation: enrolment('tells people of one name apart'),
  valid_from: enrolment('when the enrolment begins'),
  valid_to: enrolment('when the enrolment ends'),
  created_at: 'no',
  updated_at: 'no',
  sealed: enrolment('name, phone, number and organisation, under the key of the person'),
} as const;

/**
 * Every column of the store, and what personal data it holds. A column that is not here does not compile;
 * a table of the live schema that is not here fails a test.
 */
export const personalColumns: { records: Columns<RecordsSchema>; captures: Columns<CapturesSchema> } = {
  records: {
    person: wholePerson,
    face_reference: {
      id: 'no',
      person_id: enrolment('whose face it is'),
      model: 'no',
      quality: 'no',
      added_at: 'no',
      sealed: 'no',
      vector: enrolment('recognise the face at the door; never leaves the sentinel'),
    },
    card: {
      id: 'no',
      person_id: enrolment('whose card it is'),
      number_hash: enrolment('recognise the card at the door'),
      label: enrolment('tells the cards of a person apart'),
      added_at: 'no',
    },
    trust_document: {
      id: 'no',
      kind: 'no',
      name: 'no',
      document: 'no',
      sealed_secret: 'no',
      set_at: 'no',
      set_by: account('who changed whom the site believes'),
    },
    issued_pass: {
      id: issuedPass('revoke one pass and not the others'),
      person_id: enrolment('whose pass it is'),
      kind: 'no',
      entries: 'no',
      zones: 'no',
      form: 'no',
      not_before: 'no',
      not_after: 'no',
      code_hash: issuedPass('hand the pass over to one phone, once'),
      code_until: 'no',
      issued_at: 'no',
      issued_by: account('who gave out the pass'),
      redeemed_at: 'no',
      redeemed_by: issuedPass('hand the pass over again to the phone that lost the answer, and to no other'),
      revoked_at: 'no',
    },
    revoked_subject: {
      subject: {
        purpose: 'no pass of a removed person opens a lane',
        period: 'until no such pass can be valid',
      },
      revoked_at: 'no',
      until: 'no',
    },
    pass_use: {
      replay_key: { purpose: 'a pass for one entry is used once', period: 'until the pass is over' },
      kind: 'no',
      until: 'no',
      holder: 'no',
    },
    access_list: { id: 'no', kind: 'no', name: 'no' },
    list_entry: {
      list_id: 'no',
      person_id: enrolment('who is on the list'),
      reason: enrolment('why the person is on the list'),
      sealed_reason: enrolment('why the person is on the list, under the key of the person'),
      valid_from: 'no',
      valid_to: 'no',
    },
    schedule: { id: 'no', document: 'no' },
    holiday: { date: 'no', counts_as: 'no' },
    duty_version: {
      seq: 'no',
      duty: 'no',
      version: 'no',
      document: 'no',
      adopted_at: 'no',
      adopted_by: account('who changed what a sentinel does'),
      note: 'no',
    },
    pass_record: {
      seq: 'no',
      id: 'no',
      occurred_at: 'no',
      lane: 'no',
      direction: 'no',
      duty: 'no',
      duty_version: 'no',
      purpose: 'no',
      outcome: 'no',
      reasons: 'no',
      notices: 'no',
      identified_by: 'no',
      manual: 'no',
      entry_seq: 'no',
      outbox_seq: 'no',
      keep_until: 'no',
      completion: 'no',
      completed_at: 'no',
      subject_tag: {
        purpose: 'find the passages of a known person, within one purpose and day',
        period: 'the longest maxKeep of the identifying fields the duty collects',
      },
      subject_tag_expires_at: 'no',
      body: collected('what the duty says, field by field'),
      forgotten: 'no',
      next_expiry_at: 'no',
      sealed_body: collected('what the duty says, field by field, sealed to the keys of the day'),
      key_id: 'no',
    },
    alarm: {
      id: 'no',
      kind: 'no',
      raised_at: 'no',
      lane: 'no',
      record: 'no',
      figures: 'no',
      acknowledged_at: 'no',
      acknowledged_by: account('who dealt with the alarm'),
      note: 'no',
    },
    operator: {
      id: 'no',
      name: account('sign-in'),
      name_folded: account('sign-in'),
      role: 'no',
      password_hash: account('sign-in'),
      disabled: 'no',
      failures: 'no',
      locked_until: 'no',
      created_at: 'no',
    },
    former_operator: { id: 'no', name: account('who did what, after they left'), removed_at: 'no' },
    session: {
      token_hash: 'no',
      operator_id: { purpose: 'sign-in', period: 'until the session ends' },
      created_at: 'no',
      expires_at: 'no',
    },
    setting: { key: 'no', value: 'no' },
    audit: {
      seq: 'no',
      at: 'no',
      actor: {
        purpose: 'every look at personal data is on record',
        period: 'as long as the sentinel serves',
      },
      action: 'no',
      target: 'no',
      detail: 'no',
      hash: 'no',
    },
    outbox: { seq: 'no', at: 'no', kind: 'no', about: 'no' },
    sync_row: {
      key: enrolment('tells the platform’s rows apart'),
      digest: 'no',
      document: 'no',
      fault: 'no',
    },
    synced_reference: { key: 'no', reference: 'no' },
    link_command: { id: 'no', place: 'no', outcome: 'no', told: 'no' },
    meta: { key: 'no', value: 'no' },
  },
  captures: {
    capture: {
      id: 'no',
      record: 'no',
      taken_at: 'no',
      expires_at: 'no',
      key_id: 'no',
      jpeg_bytes: 'no',
      jpeg: collected('the picture of a passage, when the duty collects it'),
    },
    meta: { key: 'no', value: 'no' },
  },
};
