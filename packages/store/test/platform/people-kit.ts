import { type Instant, instant, type OrganisationId, Personal, type PersonId } from '@vedette/domain';
import { Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../../src/platform/database/port.ts';
import type { PlatformSchema } from '../../src/platform/database/schema.ts';
import type { LocationId } from '../../src/platform/locations/port.ts';
import type { NewPlatformPerson } from '../../src/platform/people/port.ts';
import type { Reach } from '../../src/platform/reach.ts';

const place = (id: number): LocationId => id as LocationId;

/**
 * Two organisations: ours has a city (1) with two sites (2, with a building 3, and 4); theirs a city (10) with a site
 * (11).
 */
export const ours = '00000000-0000-4000-8000-00000000000a' as OrganisationId;
export const theirs = '00000000-0000-4000-8000-00000000000b' as OrganisationId;
export const city: LocationId = place(1);
export const site: LocationId = place(2);
export const building: LocationId = place(3);
export const otherSite: LocationId = place(4);
export const theirSite: LocationId = place(11);

export const ourReach: Reach = { organisations: [ours], places: null };
export const siteReach: Reach = { organisations: [ours], places: [site] };
export const theirReach: Reach = { organisations: [theirs], places: null };

/** 2026-11-24T08:00:00Z */
export const morning: Instant = instant(Date.UTC(2026, 10, 24, 8));

export function kyselyOf({ pool }: Database): Kysely<PlatformSchema> {
  return new Kysely<PlatformSchema>({ dialect: new PostgresDialect({ pool }) });
}

export async function plantPlaces({ pool }: Database): Promise<void> {
  await pool.query(`insert into organisation (id, name) values ($1, 'Ours'), ($2, 'Theirs')`, [ours, theirs]);
  await pool.query(
    `insert into location (id, organisation_id, parent_id, site_id, path, kind, name, time_zone) values
     (1, $1, null, null, '{1}', 'city', 'City', 'Asia/Shanghai'),
     (2, $1, 1, 2, '{1,2}', 'site', 'Works', 'Asia/Shanghai'),
     (3, $1, 2, 2, '{1,2,3}', 'building', 'Hall', 'Asia/Shanghai'),
     (4, $1, 1, 4, '{1,4}', 'site', 'Store', 'Asia/Shanghai'),
     (10, $2, null, null, '{10}', 'city', 'Town', 'Asia/Shanghai'),
     (11, $2, 10, 11, '{10,11}', 'site', 'Mill', 'Asia/Shanghai')`,
    [ours, theirs],
  );
}

export function somebody(name: string, change: Partial<NewPlatformPerson> = {}): NewPlatformPerson {
  return {
    organisation: ours,
    kind: 'member',
    source: 'hand',
    externalId: null,
    name: new Personal(name),
    otherNames: new Personal([]),
    phone: null,
    mail: null,
    idNumber: null,
    unit: null,
    userName: null,
    isActive: true,
    validFrom: null,
    validTo: null,
    consent: null,
    referenceState: 'none',
    places: [],
    groups: [],
    ...change,
  };
}

export const nobody = '00000000-0000-7000-8000-000000000000' as PersonId;
export const personal = <T>(value: T): Personal<T> => new Personal(value);
