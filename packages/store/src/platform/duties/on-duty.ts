import { type Duty, type DutyId, instant, type OrganisationId, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { notFound } from '../database/store-needs.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandPlaces, liesWithin, ofOrganisation } from '../reach-sql.ts';
import type {
  DutyChange,
  DutyPlace,
  DutyPlaceEvent,
  DutyRange,
  MissingDutyPart,
  StoredDutyVersion,
} from './port.ts';
import { dutyOf, listNamed, type PlaceRow, scheduleNamed, toPlace } from './rows.ts';
import { nearestDuty, sitesWithin, touchRules } from './site-rules.ts';
import { addVersion, theVersion } from './versions.ts';

type Db = Kysely<PlatformSchema>;
const eventsAtMost = 500;
/** A set of rows is a site's: what stands deeper cannot have a duty of its own. */
const kinds = ['city', 'district', 'street', 'site'];

export async function dutyPlaces(db: Db, reach: Reach): Promise<readonly DutyPlace[]> {
  const { rows } = await sql<PlaceRow>`select a.* from duty_place a join location l on l.id = a.location_id
    where ${ofOrganisation('l.organisation_id', reach)} and ${liesWithin('l', reach)}
    order by a.location_id limit 10000`.execute(db);
  return rows.map(toPlace);
}

export async function placeEvents(
  db: Db,
  reach: Reach,
  place: LocationId,
): Promise<readonly DutyPlaceEvent[]> {
  await demandPlaces(db, reach, [place]);
  const { rows } = await sql<{
    at: number;
    by_whom: string;
    note: string;
    duty: string | null;
    version: number | null;
  }>`select * from duty_place_event where location_id = ${place}
    order by number desc limit ${eventsAtMost}`.execute(db);
  return rows.map(({ at, by_whom: by, note, duty, version }) => {
    return { at: instant(at), by, note, duty: duty as DutyId | null, version };
  });
}

export async function missingParts(
  db: Db,
  reach: Reach,
  place: LocationId,
  { require }: Duty,
): Promise<readonly MissingDutyPart[]> {
  await demandPlaces(db, reach, [place]);
  const { rows } = await sql<{ named: string }>`
    with site as (select * from location where kind = 'site' and path @> array[${place}::int])
    select 'list ' || l.id as named from access_list l where (select count(*) from site) = (
      select count(distinct s.id) from site s join list_place p on p.list_id = l.id
        join location around on around.id = p.location_id
      where s.path @> array[around.id] or s.id = around.site_id)
    union all select 'schedule ' || c.id from duty_schedule c join location l on l.id = ${place}
      and l.organisation_id = c.organisation_id`.execute(db);
  const known = new Set(rows.map(({ named }) => named));
  return require.flatMap((requirement, at): readonly MissingDutyPart[] => {
    const [list, schedule] = [listNamed(requirement), scheduleNamed(requirement)];
    if (list !== null && !known.has(`list ${list}`))
      return [{ path: `require.${at}.list`, code: 'list-unknown' }];
    if (schedule === null || known.has(`schedule ${schedule}`)) return [];
    return [{ path: `require.${at}.schedule`, code: 'schedule-unknown' }];
  });
}

export async function rangeOf(db: Db, reach: Reach, place: LocationId): Promise<DutyRange> {
  await demandPlaces(db, reach, [place]);
  const sites = [...(await sitesWithin(db, place))];
  const { rows } = await sql<{ terminals: number }>`select count(*)::int as terminals from device
    where site_id = any(${sites}::int[]) and state = 'claimed'`.execute(db);
  const { rows: now } = await sql<{ document: string }>`
    select distinct v.document from location s ${nearestDuty}
    join duty_version v on v.organisation_id = a.organisation_id and v.duty = a.duty and v.version = a.version
    where s.id = any(${sites}::int[]) limit 100`.execute(db);
  return {
    sites: sites.length,
    terminals: rows[0]?.terminals ?? 0,
    now: now.map(({ document }) => dutyOf(document)),
  };
}

export async function versionForPlace(
  db: Db,
  reach: Reach,
  place: LocationId,
  duty: DutyId,
  version: number,
): Promise<StoredDutyVersion> {
  await demandPlaces(db, reach, [place]);
  const { rows } = await sql<{ organisation_id: string }>`
    select organisation_id from location where id = ${place}`.execute(db);
  const organisation = rows[0]?.organisation_id;
  if (organisation === undefined) throw notFound('location');
  return theVersion(db, reach, organisation as OrganisationId, duty, version);
}

/** Locked, so that two who change the same place go one after the other. */
async function lockPlace(db: Db, reach: Reach, place: LocationId): Promise<OrganisationId> {
  await demandPlaces(db, reach, [place]);
  const { rows } = await sql<{ organisation_id: string; kind: string }>`
    select organisation_id, kind from location where id = ${place} for no key update`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound('location');
  if (!kinds.includes(row.kind)) throw new VedetteError('input-invalid', 'caller', { at: 'place' });
  return row.organisation_id as OrganisationId;
}

export async function assign(
  db: Db,
  reach: Reach,
  place: LocationId,
  asked: { readonly id: DutyId; readonly version: number },
  change: DutyChange,
): Promise<DutyPlace> {
  const organisation = await lockPlace(db, reach, place);
  const found = await theVersion(db, reach, organisation, asked.id, asked.version);
  const isSpent = await wasWithdrawn(db, organisation, asked);
  const { duty } = isSpent ? await addVersion(db, reach, organisation, found.duty, change) : found;
  const { rows } = await sql<PlaceRow>`
    insert into duty_place (location_id, organisation_id, duty, version, since, set_by, note)
    values (${place}, ${organisation}::uuid, ${duty.id}, ${duty.version}, ${isoOf(change.at)}, ${change.by},
      ${change.note})
    on conflict (location_id) do update set organisation_id = excluded.organisation_id, duty = excluded.duty,
      version = excluded.version, since = excluded.since, set_by = excluded.set_by, note = excluded.note
    returning *`.execute(db);
  await noteEvent(db, place, organisation, duty, change);
  await touchRules(db, await sitesWithin(db, place), isoOf(change.at));
  const [row] = rows;
  if (row === undefined) throw notFound('location');
  return toPlace(row);
}

/** Whether that version was on duty somewhere and is there no longer: a terminal of there takes it for spent. */
async function wasWithdrawn(
  db: Db,
  organisation: OrganisationId,
  { id, version }: { readonly id: DutyId; readonly version: number },
): Promise<boolean> {
  const { rows } = await sql`select 1 from duty_place_event e
    left join duty_place a on a.location_id = e.location_id and a.duty = e.duty and a.version = e.version
    where e.organisation_id = ${organisation}::uuid and e.duty = ${id} and e.version = ${version}
      and a.location_id is null limit 1`.execute(db);
  return rows.length > 0;
}

export async function withdraw(db: Db, reach: Reach, place: LocationId, change: DutyChange): Promise<void> {
  const organisation = await lockPlace(db, reach, place);
  const { rows } = await sql`delete from duty_place where location_id = ${place} returning duty`.execute(db);
  if (rows.length === 0) throw notFound('duty');
  await noteEvent(db, place, organisation, null, change);
  await touchRules(db, await sitesWithin(db, place), isoOf(change.at));
}

async function noteEvent(
  db: Db,
  place: LocationId,
  organisation: OrganisationId,
  duty: Pick<Duty, 'id' | 'version'> | null,
  { by, note, at }: DutyChange,
): Promise<void> {
  await sql`insert into duty_place_event (location_id, number, organisation_id, at, by_whom, duty, version, note)
    select ${place}, coalesce(max(number), 0) + 1, ${organisation}::uuid, ${isoOf(at)}::timestamptz, ${by},
      ${duty?.id ?? null}, ${duty?.version ?? null}::int, ${note}
    from duty_place_event where location_id = ${place}`.execute(db);
}
