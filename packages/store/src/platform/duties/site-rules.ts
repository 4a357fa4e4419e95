import type { Duty } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import { changeFields } from '../sync/change-fields.ts';
import type { SyncField, SyncKey } from '../sync/port.ts';
import { type DesiredRow, writeSiteRows } from '../sync/write-rows.ts';
import { dutyOf, scheduleNamed, scheduleOf } from './rows.ts';

type Db = Kysely<PlatformSchema>;

interface RuledSite {
  readonly site: number;
  readonly organisation: string;
  readonly document: string;
}

const kinds = ['duty', 'schedule', 'holidays'];

/**
 * Brings the rules of some sites to what is on duty there: the duty of the nearest place, the schedules that it names,
 * and the organisation's holidays. A site that the platform gives no duty holds none of these rows, and its terminals
 * go on with their own. Within the transaction that changed what they follow from.
 */
export async function touchRules(db: Db, sites: readonly number[], at: string): Promise<void> {
  if (sites.length === 0) return;
  const ruled = await ruledSites(db, sites);
  const desired: DesiredRow[] = [];
  for (const of of Map.groupBy(ruled, ({ organisation }) => organisation).values())
    desired.push(...(await rowsOf(db, of)));
  await writeSiteRows(db, sites, kinds, desired, at);
  // In their order, as every writer of several sites goes.
  for (const { site, document } of ruled) await changeFields(db, site, fieldsOf(dutyOf(document)), at);
}

/** The sites at and below a place, with those whose duty comes from above. */
export async function sitesWithin(db: Db, place: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from location
    where kind = 'site' and path @> array[${place}::int] order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Sites of an organisation that have a duty of the platform. */
export async function sitesOnDuty(db: Db, organisation: string): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select distinct s.id from duty_place a
    join location s on s.kind = 'site' and s.path @> array[a.location_id]
      and s.organisation_id = a.organisation_id
    where a.organisation_id = ${organisation}::uuid order by s.id`.execute(db);
  return rows.map(({ id }) => id);
}

async function ruledSites(db: Db, sites: readonly number[]): Promise<readonly RuledSite[]> {
  const { rows } = await sql<RuledSite>`
    select s.id as site, s.organisation_id as organisation, v.document from location s
    ${nearestDuty} join duty_version v on v.organisation_id = a.organisation_id and v.duty = a.duty
      and v.version = a.version
    where s.id = any(${[...sites]}::int[]) order by s.id`.execute(db);
  return rows;
}

/** Of a site `s`, as `a`. */
export const nearestDuty = sql`cross join lateral (
  select d.* from duty_place d join location p on p.id = d.location_id
  where d.location_id = any(s.path) and d.organisation_id = s.organisation_id
  order by cardinality(p.path) desc limit 1) a`;

async function rowsOf(db: Db, sites: readonly RuledSite[]): Promise<readonly DesiredRow[]> {
  const organisation = sites[0]?.organisation;
  const { rows: schedules } = await sql<{ id: string; document: string }>`
    select id, document from duty_schedule where organisation_id = ${organisation}::uuid`.execute(db);
  const { rows: calendars } = await sql<{ document: string }>`
    select document from duty_calendar where organisation_id = ${organisation}::uuid`.execute(db);
  const known = new Map(schedules.map(({ id, document }) => [id, scheduleDocument(document)]));
  return sites.flatMap(({ site, document }) => {
    const duty = dutyOf(document);
    const row = (key: string, text: string): DesiredRow => ({ site, key: key as SyncKey, document: text });
    return [
      row(`duty/${duty.id}`, document),
      ...schedulesOf(duty).flatMap((id) => {
        const text = known.get(id);
        return text === undefined ? [] : [row(`schedule/${id}`, text)];
      }),
      ...calendars.map((calendar) => row('holidays/calendar', calendar.document)),
    ];
  });
}

function scheduleDocument(document: string): string {
  const { name, week, holiday } = scheduleOf(document);
  return JSON.stringify({ name, week, holiday });
}

export const schedulesOf = (duty: Duty): readonly string[] => [
  ...new Set(duty.require.flatMap((requirement) => scheduleNamed(requirement) ?? [])),
];

/** What of a person the door has to know: what is written down of him, and what a document is compared with. */
function fieldsOf({ collect, identify }: Duty): readonly SyncField[] {
  const showsDocument =
    identify?.anyOf.some((way) => way === 'id-document' || way === 'health-code') ?? false;
  return [
    ...(collect.phone === undefined ? [] : (['phone'] as const)),
    ...(collect['id-number'] === undefined && !showsDocument ? [] : (['idNumber'] as const)),
    ...(collect.organisation === undefined ? [] : (['organisation'] as const)),
  ];
}
