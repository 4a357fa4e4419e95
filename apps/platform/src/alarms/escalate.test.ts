import { randomUUID } from 'node:crypto';
import { escalationRoutes } from '@vedette/contract/platform';
import { instant } from '@vedette/domain';
import type { ChannelId, LocationId } from '@vedette/store/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { boss, type Fleet, guard, ours, stranger, testFleet } from '../../test/fleet-app.ts';
import { serveModule } from '../module/serve-module.ts';
import { noticeOf } from './alarm-notice.ts';
import { escalateDue } from './escalate.ts';
import { escalationAccess, escalationHandlers } from './escalation-handlers.ts';
import { type AlarmNews, outwardEventOf, reportAlarm } from './tell-alarm.ts';
import { usualLimits, watchAreas, watchDevices } from './watch-devices.ts';

const minute = 60_000;
let fleet: Fleet;
let channel: ChannelId;
const news: AlarmNews[] = [];
const tell = async (one: AlarmNews) => void news.push(one);
const at = (minutes: number) => instant(fleet.clock.now() + minutes * minute);
const deps = () => ({ ...fleet.store, tell });
const toldOf = () => news.splice(0).map(({ what, alarm }) => `${what} ${alarm.kind}`);

beforeAll(async () => {
  fleet = await testFleet(2, (app, { store, clock, trail: audit }) => {
    serveModule(
      app,
      escalationRoutes,
      escalationAccess,
      escalationHandlers({ ...store, audit, now: clock.now }),
    );
  });
  channel = randomUUID() as ChannelId;
  await fleet.store.channels.add(
    boss.reach,
    {
      ...{ id: channel, organisation: ours, name: 'Boss', kind: 'webhook', events: ['alarm.cleared'] },
      ...{ severity: 'critical', places: null, language: 'en', isActive: true, host: 'h', secretHint: null },
      ...{ epoch: 1, address: Buffer.of(1), secret: null },
    },
    at(0),
  );
});

describe('an alarm of which nobody takes note', () => {
  const rule = (changed: object = {}) => ({
    ...{ name: 'Night', from: 'warning', places: null, isActive: true },
    steps: [
      { afterMinutes: 5, tell: [channel] },
      { afterMinutes: 10, tell: [channel] },
    ],
    ...changed,
  });

  it('goes up step by step to whom the rule names, whatever their channels listen for', async () => {
    const made = await fleet.app(boss)('post', '/api/escalation-rules', rule());
    expect(made.body).toMatchObject({ name: 'Night', steps: [{ afterMinutes: 5 }, { afterMinutes: 10 }] });
    const device = await fleet.store.devices.find(fleet.devices[0] as never);
    if (device === null) throw new Error('no device');
    const forced = { kind: 'forced', at: at(0), location: null, figures: {}, record: null, told: null };
    await reportAlarm(deps(), device, forced);
    expect(await escalateDue(deps(), at(4))).toBe(0);
    const both = await Promise.all([1, 2].map(() => escalateDue(deps(), at(5))));
    expect(both.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await escalateDue(deps(), at(14))).toBe(0);
    expect(await escalateDue(deps(), at(15))).toBe(1);
    expect(await escalateDue(deps(), at(500))).toBe(0);
    expect(toldOf()).toEqual(['raised forced', 'escalated forced', 'escalated forced']);
    const sent = (await fleet.store.deliveries.list(boss.reach, channel, {})).items;
    expect(sent.map(({ event }) => event.type)).toEqual(['alarm.escalated', 'alarm.escalated']);
  });

  it('is left alone once somebody has it', async () => {
    const device = await fleet.store.devices.find(fleet.devices[1] as never);
    if (device === null) throw new Error('no device');
    await reportAlarm(deps(), device, {
      kind: 'fire',
      at: at(0),
      location: null,
      figures: {},
      record: null,
      told: null,
    });
    const { alarm } = news.splice(0)[0] ?? {};
    await fleet.store.alarms.step(
      boss.reach,
      alarm?.id as never,
      { kind: 'acknowledged', at: at(1), by: 'x' },
      null,
    );
    expect(await escalateDue(deps(), at(60))).toBe(0);
  });

  it('has rules that are nobody else’s', async () => {
    const [own] = (await fleet.app(boss)('get', '/api/escalation-rules')).body.items;
    expect((await fleet.app(stranger)('get', '/api/escalation-rules')).body.items).toEqual([]);
    for (const caller of [stranger, guard]) {
      expect((await fleet.app(caller)('put', `/api/escalation-rules/${own.id}`, rule())).status).toBe(404);
      expect((await fleet.app(caller)('delete', `/api/escalation-rules/${own.id}`)).status).toBe(404);
    }
    expect((await fleet.app(guard)('post', '/api/escalation-rules', rule({ name: 'Mine' }))).status).toBe(
      403,
    );
    expect((await fleet.app(boss)('post', '/api/escalation-rules', rule())).status).toBe(409);
    expect(
      (await fleet.app(boss)('put', `/api/escalation-rules/${own.id}`, rule({ isActive: false }))).body
        .isActive,
    ).toBe(false);
  });
});

describe('the watch', () => {
  it('calls somebody about a device that is away or full, once, and says when that is over', async () => {
    const [id = '' as never] = fleet.devices;
    const health = { storage: { freeBytes: 1, totalBytes: 100 }, clock: { quality: 'synced', offset: 0 } };
    const bear = (told: object) =>
      fleet.store.presence.born(id, { session: 's', over: 'poll', facts: {}, health: told }, at(0));
    await bear(health);
    expect(await watchDevices(deps(), usualLimits, at(0))).toBe(1);
    expect(await watchDevices(deps(), usualLimits, at(0))).toBe(0);
    await bear({ ...health, storage: { freeBytes: 90, totalBytes: 100 } });
    expect(await watchDevices(deps(), usualLimits, at(1))).toBe(1);
    await fleet.store.presence.gone(id, 's', at(2));
    expect(await watchDevices(deps(), usualLimits, at(4))).toBe(0);
    expect(await watchDevices(deps(), usualLimits, at(6))).toBe(1);
    await bear(health);
    await bear({ ...health, storage: { freeBytes: 90, totalBytes: 100 } });
    await watchDevices(deps(), usualLimits, at(7));
    expect(toldOf()).toEqual([
      'raised storage-low',
      'changed storage-low',
      'raised device-offline',
      'changed device-offline',
    ]);
  });

  it('calls somebody when an area is full, and says when there is room again', async () => {
    const site = 2 as LocationId;
    await fleet.store.locations.change(boss.reach, site, { capacity: 3 });
    await fleet.store.occupancy.count(boss.reach, site, { lanes: null, resetMinute: null }, at(0));
    const correct = (inside: number) =>
      fleet.store.occupancy.correct(boss.reach, site, { inside, by: 'op', reason: 'x' }, at(0));
    await correct(3);
    await watchAreas(deps(), at(0));
    await watchAreas(deps(), at(0));
    await correct(2);
    await watchAreas(deps(), at(1));
    expect(toldOf()).toEqual(['raised capacity', 'changed capacity']);
  });
});

describe('a notice of an alarm', () => {
  it('says what and where in the language of the channel, and leads to the alarm itself', async () => {
    const [alarm] = (await fleet.store.alarms.list(boss.reach, { kind: 'forced' })).items;
    if (alarm === undefined) throw new Error('no alarm');
    const event = outwardEventOf({ alarm, what: 'escalated' });
    if (event === null) throw new Error('no event');
    const places = {
      nameOf: () => ({ name: 'City · Site 2', timeZone: 'Asia/Shanghai' }),
      origin: 'https://guard.example',
    };
    expect(noticeOf(places, event, 'en')).toEqual({
      title: '[Critical] Forced passage',
      lines: ['Nobody took note: escalated', 'Place: City · Site 2', 'Time: 2026-11-24 16:00'],
      link: `https://guard.example/alarms/${alarm.id}`,
    });
    expect(
      noticeOf(
        places,
        { ...event, data: { ...alarm, alarm: alarm.id, count: 3, kind: 'health-status:red' } },
        'zh-CN',
      ).title,
    ).toMatch(/^\[紧急\] /);
    expect(noticeOf(places, { ...event, type: 'channel.test', data: {} }, 'zh-CN')).toMatchObject({
      title: '测试消息',
    });
  });
});
