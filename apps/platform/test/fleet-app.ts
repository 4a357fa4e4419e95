import type { OpenAPIHono } from '@hono/zod-openapi';
import type { OrganisationId } from '@vedette/domain';
import type { DeviceId, LocationId, PlatformStore } from '@vedette/store/platform';
import { organisation, plantFleet } from '@vedette/store/test/platform/record-kit';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import type { ModuleEnv } from '../src/module/serve-module.ts';
import { callerOf, openTrail, type PeopleApp, peopleApp, testClock } from './people-app.ts';

export const ours = organisation as OrganisationId;
export const theirs = '00000000-0000-4000-8000-000000000009' as OrganisationId;

/** Callers of an organisation with a city (1) and two sites (2, 3); of one site; of another organisation. */
export const boss = callerOf({ organisation: ours, reach: { organisations: [ours], places: null } });
export const guard = callerOf({
  ...{ account: 'guard', organisation: ours },
  reach: { organisations: [ours], places: [2 as LocationId] },
});
export const stranger = callerOf({
  ...{ account: 'stranger', organisation: theirs },
  reach: { organisations: [theirs], places: null },
});

export interface Fleet {
  readonly store: PlatformStore;
  readonly devices: readonly DeviceId[];
  readonly clock: ReturnType<typeof testClock>;
  readonly trail: ReturnType<typeof openTrail>;
  readonly woken: DeviceId[];
  readonly app: PeopleApp;
}

type Served = Omit<Fleet, 'app'>;

/** The platform's store with a fleet, and an app of some modules over it. */
export async function testFleet(
  devices: number,
  serve: (app: OpenAPIHono<ModuleEnv>, fleet: Served) => void,
): Promise<Fleet> {
  const clock = testClock();
  const store = await testPlatformStore({ now: clock.now });
  // The first two of the kit bear digits that no id of a device has.
  const [first, second, ...ids] = await plantFleet(store.database.pool, devices + 2, 2);
  await store.database.pool.query('delete from device where id = any($1::text[])', [[first, second]]);
  const fleet = { store, devices: ids, clock, trail: openTrail(), woken: [] as DeviceId[] };
  return { ...fleet, app: peopleApp((app) => serve(app, fleet)) };
}
