import { VedetteError } from '@vedette/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { PlatformSchema } from './database/schema.ts';
import type { LocationId } from './locations/port.ts';
import type { Reach } from './reach.ts';

type Truth = RawBuilder<boolean>;

/** Whether a row belongs to an organisation in reach. @param column such as `person.organisation_id` */
export const ofOrganisation = (column: string, { organisations }: Reach): Truth =>
  sql`${sql.ref(column)} = any(${[...organisations]}::uuid[])`;

/** Whether a location, by the alias of its table, lies at or below a place in reach. */
export const liesWithin = (location: string, { places }: Reach): Truth =>
  places === null ? sql`true` : sql`${sql.ref(`${location}.path`)} && ${[...places]}::int[]`;

/** Whether what holds at a location holds at a place in reach: it lies there, or around it. */
export const reachesInto = (location: string, reach: Reach): Truth =>
  reach.places === null
    ? sql`true`
    : sql`(${liesWithin(location, reach)} or exists (select 1 from location mine
        where mine.id = any(${[...reach.places]}::int[]) and mine.path @> array[${sql.ref(`${location}.id`)}]))`;

/** @throws `not-found` unless all of them are locations in reach */
export async function demandPlaces(
  db: Kysely<PlatformSchema>,
  reach: Reach,
  places: readonly LocationId[],
): Promise<void> {
  const asked = [...new Set(places)];
  if (asked.length === 0) return;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from location l
    where l.id = any(${asked}::int[]) and ${ofOrganisation('l.organisation_id', reach)}
      and ${liesWithin('l', reach)}`.execute(db);
  if (rows[0]?.n !== asked.length) throw new VedetteError('not-found', 'caller', { at: 'place' });
}

/** @throws `not-found` for an organisation out of reach */
export function demandOrganisation({ organisations }: Reach, organisation: string): void {
  if (!organisations.some((one) => one === organisation))
    throw new VedetteError('not-found', 'caller', { at: 'organisation' });
}
