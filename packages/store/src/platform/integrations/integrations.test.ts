import { randomUUID } from 'node:crypto';
import { duration, instant, type OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, organisation, plantFleet } from '../../../test/platform/record-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { Database } from '../database/port.ts';
import type { LocationId } from '../locations/port.ts';
import { platformChannels } from './channels.ts';
import { platformDeliveries } from './deliveries.ts';
import type { Channel, ChannelId, NewChannel, OutwardEvent } from './port.ts';

const at = instant(morning);
const later = (ms: number) => instant(morning + ms);
const ours = organisation as OrganisationId;
const reach = { organisations: [ours], places: null };
const foreign = { organisations: ['00000000-0000-4000-8000-000000000009' as OrganisationId], places: null };
const [city, gate, school] = [1, 2, 3] as LocationId[] as [LocationId, LocationId, LocationId];
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await plantFleet(database.pool, 1, 2);
});

const channels = () => platformChannels(database.pool);
const deliveries = () => platformDeliveries(database.pool);
const add = (changed: Partial<NewChannel> = {}): Promise<Channel> =>
  channels().add(
    reach,
    {
      ...{ id: randomUUID() as ChannelId, organisation: ours, name: 'Guard room', kind: 'webhook' },
      ...{ events: ['alarm.raised'], severity: 'warning', places: null, language: 'en', isActive: true },
      ...{
        host: 'receiver.example',
        epoch: 1,
        address: Buffer.from('sealed'),
        secret: Buffer.from('sealed too'),
      },
      ...{ secretHint: 'abcd1234' },
      ...changed,
    },
    at,
  );
const event = (changed: Partial<OutwardEvent> = {}): OutwardEvent => ({
  ...{ id: randomUUID(), type: 'alarm.raised', organisation: ours, location: gate, severity: 'critical', at },
  ...{ data: { kind: 'forced' } },
  ...changed,
});
const waiting = async (channel: Channel) => (await deliveries().list(reach, channel.id, {})).items;

describe('a channel', () => {
  it('is told what it listens for: this type, this grave, in these places', async () => {
    const channel = await add({ places: [gate] });
    const heard = async (changed: Partial<OutwardEvent>) => {
      await deliveries().publish(event(changed), at);
      return (await waiting(channel)).length;
    };
    expect(await heard({})).toBe(1);
    expect(await heard({ severity: 'warning' })).toBe(2);
    expect(await heard({ severity: 'info' })).toBe(2);
    expect(await heard({ type: 'alarm.cleared' })).toBe(2);
    expect(await heard({ location: school })).toBe(2);
    expect(await heard({ location: null })).toBe(2);
    await channels().remove(reach, channel.id);
  });

  it('is told once of what is published twice', async () => {
    const channel = await add();
    const once = event();
    const published = await Promise.all([1, 2, 3].map(() => deliveries().publish(once, at)));
    expect(published.reduce((sum, n) => sum + n, 0)).toBe(1);
    await channels().remove(reach, channel.id);
  });

  it('does not exist for others, and never gives its address back', async () => {
    const channel = await add();
    expect(JSON.stringify(channel)).not.toContain('sealed');
    expect(await channels().get(foreign, channel.id)).toBeNull();
    expect(await channels().list(foreign)).toEqual([]);
    for (const reached of [foreign, { ...reach, places: [gate] }]) {
      const refusal = { code: 'not-found' };
      await expect(channels().change(reached, channel.id, { name: 'x' })).rejects.toMatchObject(refusal);
      await expect(channels().remove(reached, channel.id)).rejects.toMatchObject(refusal);
    }
    expect((await channels().change(reach, channel.id, { name: 'Gate' })).name).toBe('Gate');
    expect((await channels().change(reach, channel.id, {})).name).toBe('Gate');
    await channels().remove(reach, channel.id);
  });

  it('of whoever looks after some places hears of those alone', async () => {
    const narrow = { organisations: [ours], places: [gate] };
    const wide = { places: null, id: randomUUID() as ChannelId };
    const request = { ...(await add({ places: [gate] })), epoch: 1, address: Buffer.of(1), secret: null };
    await expect(channels().add(narrow, { ...request, ...wide }, at)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const beyond = { ...request, id: randomUUID() as ChannelId, places: [city] };
    await expect(channels().add(narrow, beyond, at)).rejects.toMatchObject({ code: 'not-found' });
    expect((await channels().list(narrow)).map(({ id }) => id)).toEqual([request.id]);
    await channels().remove(reach, request.id);
  });
});

describe('a delivery', () => {
  it('is made by one at a time, and comes back when its maker died', async () => {
    const channel = await add();
    await deliveries().publish(event(), at);
    const taken = await Promise.all([1, 2, 3].map(() => deliveries().take(at, later(30_000), 10)));
    expect(taken.flat()).toHaveLength(1);
    expect(taken.flat()[0]).toMatchObject({ channel: { id: channel.id }, wrapped: { epoch: 1 } });
    expect(await deliveries().take(later(29_999), later(60_000), 10)).toEqual([]);
    expect(await deliveries().take(later(30_000), later(60_000), 10)).toHaveLength(1);
    await channels().remove(reach, channel.id);
  });

  it('waits for the next attempt, ends with the last, and can be sent once more', async () => {
    const channel = await add();
    await deliveries().publish(event(), at);
    const [due] = await deliveries().take(at, later(1), 1);
    const id = due?.delivery.id ?? ('' as never);
    const failed = { at, outcome: 'again', status: 500, fault: null } as const;
    await deliveries().attempted(id, { ...failed, wait: duration(5_000) });
    expect((await waiting(channel))[0]).toMatchObject({
      state: 'waiting',
      attempts: 1,
      nextAt: later(5_000),
      lastStatus: 500,
    });
    await deliveries().attempted(id, { ...failed, wait: null });
    expect((await waiting(channel))[0]).toMatchObject({ state: 'given-up', nextAt: null });
    await expect(deliveries().replay(foreign, id, at)).rejects.toMatchObject({ code: 'not-found' });
    expect(await deliveries().replay(reach, id, later(9))).toMatchObject({
      state: 'waiting',
      nextAt: later(9),
    });
    const late = { at: later(10), outcome: 'delivered', status: 204, fault: null } as const;
    await deliveries().attempted(id, { ...late, wait: null });
    expect((await waiting(channel))[0]?.state).toBe('delivered');
    expect(await deliveries().forget(later(1))).toBeGreaterThan(0);
    await channels().remove(reach, channel.id);
  });

  it('remembers what came of each attempt, for those who reach it, and forgets that with itself', async () => {
    const channel = await add();
    await deliveries().publish(event(), at);
    const [due] = await deliveries().take(at, later(1), 1);
    const id = due?.delivery.id ?? ('' as never);
    const made = [
      { at, outcome: 'again', status: null, fault: 'timed-out' },
      { at: later(5), outcome: 'delivered', status: 204, fault: null },
    ] as const;
    for (const one of made) await deliveries().attempted(id, { ...one, wait: duration(1) });
    expect(await deliveries().attempts(reach, id)).toEqual(made.toReversed());
    expect(await deliveries().attempts(foreign, id)).toEqual([]);
    await channels().remove(reach, channel.id);
    expect(await deliveries().attempts(reach, id)).toEqual([]);
  });

  it('to a receiver that has gone for ever is the last of its channel', async () => {
    const channel = await add();
    await deliveries().publish(event(), at);
    const [due] = await deliveries().take(at, later(1), 1);
    const gone = { at, outcome: 'gone', status: 410, fault: null, wait: null } as const;
    await deliveries().attempted(due?.delivery.id ?? ('' as never), gone);
    expect(await channels().get(reach, channel.id)).toMatchObject({ isActive: false, endedBy: 'gone' });
    expect(await deliveries().publish(event(), at)).toBe(0);
    expect((await channels().change(reach, channel.id, { isActive: true })).endedBy).toBeNull();
    await channels().remove(reach, channel.id);
  });
});
