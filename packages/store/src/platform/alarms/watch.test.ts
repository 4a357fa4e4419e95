import { randomUUID } from 'node:crypto';
import { duration, instant, type OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, organisation, plantFleet } from '../../../test/platform/record-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';
import type { DeviceId } from '../devices/port.ts';
import type { ChannelId } from '../integrations/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { PlatformStore } from '../platform-store.ts';
import type { DeviceLimits, EscalationRule, EscalationRuleId } from './port.ts';

const at = instant(morning);
const later = (ms: number) => instant(morning + ms);
const ours = organisation as OrganisationId;
const reach = { organisations: [ours], places: null };
const siteReach = { organisations: [ours], places: [2 as LocationId] };
const foreign = { organisations: ['00000000-0000-4000-8000-000000000009' as OrganisationId], places: null };
const limits: DeviceLimits = { freeShare: 0.1, clock: 5_000, gap: 600_000, offline: 120_000 };
const well = {
  clock: { quality: 'synced', offset: 10, uncertainty: 5 },
  storage: { freeBytes: 500, totalBytes: 1000 },
};
let store: PlatformStore;
let device: DeviceId;
let channel: ChannelId;

beforeAll(async () => {
  store = await testPlatformStore();
  [device = '' as DeviceId] = await plantFleet(store.database.pool, 2, 2);
  channel = randomUUID() as ChannelId;
  await store.channels.add(
    reach,
    {
      ...{ id: channel, organisation: ours, name: 'Boss', kind: 'webhook', events: ['alarm.raised'] },
      ...{ severity: 'critical', places: null, language: 'en', isActive: true, host: 'h', secretHint: null },
      ...{ epoch: 1, address: Buffer.of(1), secret: null },
    },
    at,
  );
});

describe('the watch over devices', () => {
  it('finds what is to be raised, once, and what is over', async () => {
    const born = (health: object, when: typeof at) =>
      store.presence.born(device, { session: 'a', over: 'channel', facts: {}, health }, when);
    await born(well, at);
    expect(await store.alarms.deviceChanges(limits, at, 100)).toEqual([]);
    await born(
      { clock: { ...well.clock, offset: -60_000 }, storage: { freeBytes: 5, totalBytes: 1000 } },
      at,
    );
    const found = await store.alarms.deviceChanges(limits, at, 100);
    expect(found.map(({ kind, isOn }) => [kind, isOn]).sort()).toEqual([
      ['clock-off', true],
      ['storage-low', true],
    ]);
    for (const { kind, figures } of found)
      await store.alarms.raise(
        {
          ...{ organisation: ours, site: 2 as LocationId, location: null, device, kind, severity: 'warning' },
          ...{ isStanding: true, figures, record: null },
        },
        at,
        null,
      );
    expect(await store.alarms.deviceChanges(limits, at, 100)).toEqual([]);
    await born(well, at);
    expect((await store.alarms.deviceChanges(limits, at, 100)).map(({ isOn }) => isOn)).toEqual([
      false,
      false,
    ]);
    await store.presence.gone(device, 'a', later(10));
    expect(await store.alarms.deviceChanges(limits, later(100_000), 100)).toEqual([]);
    expect(await store.alarms.deviceChanges(limits, later(120_010), 100)).toMatchObject([
      { device, kind: 'device-offline', isOn: true },
    ]);
    const [alarm] = (await store.alarms.list(reach, { device })).items;
    expect((await store.alarms.list(reach, { place: 2 as LocationId })).items).toHaveLength(
      alarm?.site === 2 ? 2 : 0,
    );
  });
});

describe('a rule of escalation', () => {
  const rule = (changed: Partial<EscalationRule> = {}): EscalationRule => ({
    ...{
      id: randomUUID() as EscalationRuleId,
      organisation: ours,
      name: randomUUID(),
      places: null,
      isActive: true,
    },
    plan: { from: 'warning', steps: [{ after: duration(60_000), tell: [channel] }] },
    ...changed,
  });

  it('counts where it is the narrowest around the alarm', async () => {
    const wide = await store.escalationRules.put(reach, rule(), true, at);
    const city = await store.escalationRules.put(reach, rule({ places: [1 as LocationId] }), true, at);
    const narrow = await store.escalationRules.put(
      reach,
      rule({ places: [2 as LocationId, 1 as LocationId] }),
      true,
      at,
    );
    const forPlace = async (location: number | null) =>
      (
        await store.escalationRules.ruleFor({
          organisation: ours,
          location: location as LocationId | null,
          site: null,
        })
      )?.id;
    expect([await forPlace(2), await forPlace(null)]).toEqual([narrow.id, wide.id]);
    await store.escalationRules.put(reach, { ...narrow, isActive: false }, false, at);
    expect(await forPlace(2)).toBe(city.id);
    expect(await store.escalationRules.list(siteReach)).toEqual([]);
    for (const { id } of [wide, city, narrow]) await store.escalationRules.remove(reach, id);
  });

  it('tells only channels and places of its own organisation', async () => {
    const tell = { from: 'info', steps: [{ after: duration(1), tell: [randomUUID()] }] } as const;
    const wrong = [rule({ plan: tell }), rule({ places: [99 as LocationId] })];
    for (const one of wrong)
      await expect(store.escalationRules.put(reach, one, true, at)).rejects.toMatchObject({
        code: 'not-found',
      });
    await expect(store.escalationRules.put(foreign, rule(), true, at)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(store.escalationRules.put(siteReach, rule(), true, at)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(store.escalationRules.put(reach, rule(), false, at)).rejects.toMatchObject({
      code: 'not-found',
    });
    const own = await store.escalationRules.put(siteReach, rule({ places: [2 as LocationId] }), true, at);
    await expect(store.escalationRules.remove(foreign, own.id)).rejects.toMatchObject({ code: 'not-found' });
    await store.escalationRules.remove(siteReach, own.id);
  });

  it('goes up a step once, whoever of several programs was quicker', async () => {
    const cause = {
      organisation: ours,
      site: null,
      location: null,
      device: null,
      severity: 'critical',
    } as const;
    const raised = await store.alarms.raise(
      { ...cause, kind: 'fire', isStanding: false, figures: {}, record: null },
      at,
      null,
    );
    const id = raised?.alarm.id ?? ('' as never);
    const both = await Promise.all([1, 2].map(() => store.alarms.escalate(id, 0, later(1))));
    expect(both.filter((one) => one !== null)).toHaveLength(1);
    const event = {
      ...{ id: `${id}:escalated:1`, type: 'alarm.escalated', organisation: ours, location: null },
      ...{ severity: 'critical' as const, at, data: {} },
    };
    expect(await store.deliveries.publishTo([channel], event, at)).toBe(1);
    expect(await store.deliveries.publishTo([channel], event, at)).toBe(0);
    const [delivery] = (await store.deliveries.list(reach, null, { state: 'waiting' })).items;
    expect(await store.deliveries.get(reach, delivery?.id ?? ('' as never))).toEqual(delivery);
    expect(await store.deliveries.get(foreign, delivery?.id ?? ('' as never))).toBeNull();
    expect((await store.deliveries.list(foreign, null, {})).items).toEqual([]);
    expect(await store.channels.wrapped(foreign, channel)).toBeNull();
    expect((await store.channels.wrapped(reach, channel))?.wrapped).toMatchObject({ epoch: 1 });
  });
});
