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
};
