import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { SiteNews } from './port.ts';

interface Row {
  readonly site: LocationId;
  readonly version: number;
  readonly everybody: boolean;
  readonly devices: readonly DeviceId[];
}

/** What is new at sites since the versions that were seen there; null: it was never looked at. */
export async function siteNews(
  db: Kysely<PlatformSchema>,
  seen: ReadonlyMap<LocationId, number | null>,
): Promise<ReadonlyMap<LocationId, SiteNews>> {
  const { rows } = await sql<Row>`
    select s.site_id as site, s.version,
      seen.version is null or seen.version > s.version
        or exists (select 1 from sync_row r where r.site_id = s.site_id and r.version > seen.version) as everybody,
      array(select distinct k.device_id from terminal_row r join terminal_key k on k.recipient = r.recipient
        where r.site_id = s.site_id and r.version > seen.version) as devices
    from sync_site s join unnest(${[...seen.keys()]}::int[], ${[...seen.values()]}::bigint[])
      as seen (site_id, version) on seen.site_id = s.site_id
    where seen.version is distinct from s.version`.execute(db);
  return new Map(
    rows.map(({ site, version, everybody, devices }) => [
      site,
      { version, devices: everybody ? 'all' : new Set(devices) },
    ]),
  );
}
