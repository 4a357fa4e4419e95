import { randomUUID } from 'node:crypto';
import { instant, type OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, organisation, plantFleet, record } from '../../../test/platform/record-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';
import type { DeviceId } from '../devices/port.ts';
import type { PlatformStore } from '../platform-store.ts';
import type { LogId } from '../records/port.ts';
import type { OpeningHours, VenueCodeId } from './place-port.ts';
import type { LocationId } from './port.ts';

const at = instant(morning);
const later = (ms: number) => instant(morning + ms);
const ours = organisation as OrganisationId;
const reach = { organisations: [ours], places: null };
const foreign = { organisations: ['00000000-0000-4000-8000-000000000009' as OrganisationId], places: null };
const [city, site] = [1, 2] as LocationId[] as [LocationId, LocationId];
const notFound = { code: 'not-found' };
let store: PlatformStore;
let device: DeviceId;
let lane: LocationId;
/** The site of the lane. */
let place: LocationId;

beforeAll(async () => {
  store = await testPlatformStore({ now: () => morning + 3_600_000 });
  const [, second = '' as DeviceId] = await plantFleet(store.database.pool, 2, 2);
  device = second;
  const entries = Array.from({ length: 9 }, (_, i) => ({ seq: i + 1, entry: record(device, i + 1) }));
  await store.ingest.append(device, 'log' as LogId, entries);
  const query = `select id, site_id from location where kind = 'lane'`;
  const { rows } = await store.database.pool.query<{ id: number; site_id: number }>(query);
  lane = rows[0]?.id as LocationId;
  place = rows[0]?.site_id as LocationId;
});

const hours: OpeningHours = {
  week: [[{ from: 480, to: 1080 }], [], [], [], [], [], []],
  holiday: [],
  holidays: new Map([
    ['2026-10-01', { kind: 'holiday' }],
    ['2026-10-10', { kind: 'workday', as: 4 }],
  ]),
};

describe('opening hours', () => {
  it('are those of the next above that has some, and its own', async () => {
    expect(await store.opening.get(reach, lane)).toMatchObject({
      own: null,
      effective: null,
      timeZone: 'Asia/Shanghai',
    });
    await store.opening.put(reach, city, hours, 'op', at);
    expect(await store.opening.get(reach, lane)).toMatchObject({ own: null, effective: hours, from: city });
    const own = { ...hours, holidays: new Map() };
    await store.opening.put(reach, site, own, 'op', at);
    expect(await store.opening.get(reach, site)).toMatchObject({ own, from: site });
    await store.opening.remove(reach, site);
    expect((await store.opening.get(reach, site)).from).toBe(city);
    await expect(store.opening.get(foreign, site)).rejects.toMatchObject(notFound);
    await expect(store.opening.put(foreign, site, own, 'x', at)).rejects.toMatchObject(notFound);
  });
});

describe('a venue code', () => {
  it('is kept with its place, revoked once and for ever, and none of another organisation', async () => {
    const id = randomUUID() as VenueCodeId;
    const code = { id, place: site, label: 'East', text: 'signed', by: 'op' };
    await expect(store.venueCodes.add(foreign, code, at)).rejects.toMatchObject(notFound);
    expect(await store.venueCodes.add(reach, code, at)).toMatchObject({
      placeName: 'Site 2',
      placeAbove: ['City'],
    });
    expect(await store.venueCodes.get(foreign, id)).toBeNull();
    await expect(store.venueCodes.revoke(foreign, id, 'x', 'mine', at)).rejects.toMatchObject(notFound);
    await store.venueCodes.revoke(reach, id, 'op', 'copied', at);
    expect((await store.venueCodes.revoke(reach, id, 'op', 'again', later(5))).revokedAt).toBe(at);
    expect((await store.venueCodes.list(reach, site)).map((one) => one.id)).toEqual([id]);
  });
});

describe('a floor plan', () => {
  it('shows its doors as they are now', async () => {
    const plan = { place, name: 'Ground', width: 10, height: 10, picture: Buffer.of(1, 2), by: 'op' };
    await expect(store.floorPlans.add(foreign, plan, at)).rejects.toMatchObject(notFound);
    const { id } = await store.floorPlans.add(reach, plan, at);
    expect(
      (await store.floorPlans.placeDoors(reach, id, [{ place: lane, x: 0.25, y: 1 }])).doors,
    ).toHaveLength(1);
    for (const wrong of [place, city, 99 as LocationId])
      await expect(
        store.floorPlans.placeDoors(reach, id, [{ place: wrong, x: 0, y: 0 }]),
      ).rejects.toMatchObject(notFound);
    const [door] = await store.liveDoors.onPlan(reach, id, later(60_000));
    expect(door).toMatchObject({ place: lane, device, isOnline: false, alarms: [], lastPassageAt: at });
    await store.presence.born(device, { session: 's', over: 'poll', facts: {}, health: {} }, at);
    const cause = { organisation: ours, site: place, location: lane, device, severity: 'critical' } as const;
    await store.alarms.raise(
      { ...cause, kind: 'forced', isStanding: false, figures: {}, record: null },
      at,
      null,
    );
    expect(await store.liveDoors.onPlan(reach, id, later(60_000))).toMatchObject([
      { isOnline: true, alarms: [{ kind: 'forced' }] },
    ]);
    expect((await store.liveDoors.list(reach, {}, at)).items.map((one) => one.place)).toEqual([lane]);
    expect(await store.liveDoors.onPlan(foreign, id, at)).toEqual([]);
    expect(await store.floorPlans.picture(foreign, id)).toBeNull();
    expect(await store.floorPlans.list(foreign, place)).toEqual([]);
    await expect(store.floorPlans.remove(foreign, id)).rejects.toMatchObject(notFound);
    await store.floorPlans.remove(reach, id);
    expect(await store.floorPlans.get(reach, id)).toBeNull();
  });
});

describe('a counted area', () => {
  it('holds whoever came in and did not leave, as the roll-up says', async () => {
    await store.occupancy.count(reach, place, { lanes: null, resetMinute: null }, at);
    // Nine passages: even numbers go in, odd ones out.
    expect(await store.occupancy.get(reach, place, later(60_000))).toMatchObject({
      entered: 4,
      left: 5,
      inside: 0,
    });
    expect(
      await store.occupancy.correct(reach, place, { inside: 7, by: 'op', reason: 'counted' }, later(30_000)),
    ).toBe(0);
    expect(await store.occupancy.get(reach, place, later(60_000))).toMatchObject({ inside: 7, lanes: null });
    const more = Array.from({ length: 2 }, (_, i) => ({
      ...{ seq: 20 + i },
      entry: record(device, 20 + 2 * i, { occurredAt: later(120_000) }),
    }));
    await store.ingest.append(
      device,
      'log' as LogId,
      more.map((one, i) => ({ ...one, seq: 10 + i })),
    );
    // Number 20 was denied: one alone went in.
    expect(await store.occupancy.get(reach, place, later(180_000))).toMatchObject({ inside: 8 });
    expect(await store.occupancy.history(reach, place, 'minute', later(180_000))).toEqual([
      { at, inside: 7 },
      { at: later(120_000), inside: 8 },
    ]);
    const reversed = { lanes: [{ lane, isReversed: true }], resetMinute: null };
    await store.occupancy.count(reach, place, reversed, at);
    expect((await store.occupancy.get(reach, place, later(180_000)))?.lanes).toEqual([
      { lane, isReversed: true },
    ]);
    expect(await store.occupancy.corrections(reach, place, 10)).toMatchObject([{ counted: 0, inside: 7 }]);
  });

  it('begins anew each day at its minute, by the clock of the place', async () => {
    // 16:01 in Shanghai.
    await store.occupancy.count(reach, place, { lanes: null, resetMinute: 16 * 60 + 1 }, at);
    expect(await store.occupancy.get(reach, place, later(59_000))).toMatchObject({ inside: 7 });
    expect(await store.occupancy.get(reach, place, later(180_000))).toMatchObject({
      inside: 1,
      since: later(60_000),
    });
  });

  it('is no city, counts no lane of another site, and none of another organisation', async () => {
    const by = { lanes: null, resetMinute: null };
    await expect(store.occupancy.count(reach, city, by, at)).rejects.toMatchObject({ code: 'input-invalid' });
    const foreignLane = { lanes: [{ lane, isReversed: false }], resetMinute: null };
    await expect(store.occupancy.count(foreign, site, by, at)).rejects.toMatchObject(notFound);
    const { rows } = await store.database.pool.query<{ id: number }>(
      `select id from location where kind = 'site' and id <> (select site_id from location where id = $1)`,
      [lane],
    );
    await expect(
      store.occupancy.count(reach, rows[0]?.id as LocationId, foreignLane, at),
    ).rejects.toMatchObject(notFound);
    expect(await store.occupancy.list(foreign, undefined, at)).toEqual([]);
    await expect(store.occupancy.remove(foreign, site)).rejects.toMatchObject(notFound);
    await expect(
      store.occupancy.correct(foreign, site, { inside: 1, by: 'x', reason: 'x' }, at),
    ).rejects.toMatchObject(notFound);
  });
});
