import type { PlatformSchema } from './schema.ts';

/**
 * Where each table lives once the database is spread over several servers (Citus): `by-site` is split by
 * `site_id` and every unique key of it holds that column, `everywhere` is small and copied to all, `one-place`
 * stays with the coordinator, where rows can be locked. On a single server it says nothing, and a test holds the
 * live schema to it all the same: a key that breaks the rule could not be changed later.
 */
export const placement: Readonly<Record<keyof PlatformSchema, 'by-site' | 'everywhere' | 'one-place'>> = {
  organisation: 'everywhere',
  location: 'everywhere',
  device: 'everywhere',
  device_lane: 'everywhere',
  duty_edition: 'everywhere',
  device_log: 'one-place',
  pass_record: 'by-site',
  flow_minute: 'by-site',
  set_aside: 'one-place',
  person: 'one-place',
  person_word: 'one-place',
  person_group: 'one-place',
  group_member: 'one-place',
  group_place: 'one-place',
  person_place: 'one-place',
  access_list: 'one-place',
  list_place: 'one-place',
  list_entry: 'one-place',
  appeal: 'one-place',
  appeal_message: 'one-place',
  list_notice: 'one-place',
  sealed_reference: 'one-place',
  reference_wrap: 'one-place',
  sync_site: 'one-place',
  sync_row: 'one-place',
  visit_document: 'one-place',
  visit_document_version: 'one-place',
  visit_rule: 'one-place',
  invitation: 'one-place',
  invitation_escort: 'one-place',
  visit: 'one-place',
  visit_approval: 'one-place',
  visit_acceptance: 'one-place',
  visit_step: 'one-place',
  visit_link: 'one-place',
  visit_notice: 'one-place',
  organisation_pass_key: 'one-place',
};
