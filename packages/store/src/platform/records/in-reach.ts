import { type RawBuilder, sql } from 'kysely';
import type { PlatformSql } from '../database/sql.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { liesWithin, ofOrganisation } from '../reach-sql.ts';

type Truth = RawBuilder<boolean>;

/** Sites at most that a query names one by one; where there are more, each row is asked where it lies. */
const namedAtMost = 1000;

type Table = 'pass_record' | 'flow_minute';

/** What narrows a query to what is in reach, and below the places asked for; null when nothing can be. */
export async function inReach(
  db: PlatformSql,
  table: Table,
  reach: Reach,
  places: readonly LocationId[] | undefined,
): Promise<Truth | null> {
  const asked: Reach = { organisations: reach.organisations, places: places ?? null };
  const sites = await sitesOf(db, reach, asked);
  if (sites.length === 0) return null;
  const isWhole = reach.places === null && asked.places === null;
  if (sites.length > namedAtMost) return standsIn(table, reach, asked);
  const [first] = sites;
  const named = sites.length === 1 ? sql<boolean>`site_id = ${first}` : anyOf(sites);
  return isWhole ? named : sql<boolean>`(${named} and ${standsIn(table, reach, asked)})`;
}

const anyOf = (sites: readonly number[]): Truth => sql<boolean>`site_id = any(${sites}::int[])`;

/** The lane is asked, or its site where the lane is no more. */
export function standsIn(table: Table, reach: Reach, asked: Reach = reach): Truth {
  const [lane, site] = [sql.ref(`${table}.lane`), sql.ref(`${table}.site_id`)];
  return sql<boolean>`exists (select from location l where l.id in (${lane}, ${site})
    and ${within('l', reach, asked)})`;
}

const within = (location: string, reach: Reach, asked: Reach): Truth =>
  sql<boolean>`(${ofOrganisation(`${location}.organisation_id`, reach)} and ${liesWithin(location, reach)}
    and ${liesWithin(location, asked)})`;

/** Sites in reach, and those around what is in reach; one too many says that there are more than can be named. */
async function sitesOf(db: PlatformSql, reach: Reach, asked: Reach): Promise<readonly number[]> {
  const inside = [...(reach.places ?? []), ...(asked.places ?? [])];
  const { rows } = await sql<{ id: number }>`
    select l.id from location l where l.kind = 'site' and ${within('l', reach, asked)}
    union
    select l.site_id from location l where l.id = any(${inside}::int[]) and l.site_id is not null
      and ${within('l', reach, asked)}
    limit ${namedAtMost + 1}`.execute(db);
  return rows.map(({ id }) => id);
}
