import { instant, type OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { Database } from '../database/port.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { LogId } from '../records/port.ts';
import type { AlarmCause, PlatformAlarmStore } from './port.ts';
import { platformAlarms } from './repository.ts';

const ours = '00000000-0000-4000-8000-000000000001' as OrganisationId;
const theirs = '00000000-0000-4000-8000-000000000002' as OrganisationId;
const device = 'abcdefghijklmnop' as DeviceId;
const [city, gate, lane] = [1, 2, 3] as LocationId[] as [LocationId, LocationId, LocationId];
const at = instant(Date.UTC(2026, 10, 24, 8));
const everywhere = { organisations: [ours], places: null };
const by = 'guard';

let database: Database;
let alarms: PlatformAlarmStore;

beforeAll(async () => {
  database = await testDatabase();
  alarms = platformAlarms(database.pool);
  await database.pool.query(
    `insert into organisation (id, name) values ('${ours}', 'Ours'), ('${theirs}', 'Theirs');
     insert into location (id, organisation_id, parent_id, site_id, path, kind, name, time_zone) values
       (1, '${ours}', null, null, '{1}', 'city', 'City', 'Asia/Shanghai'),
       (2, '${ours}', 1, 2, '{1,2}', 'site', 'Gate', 'Asia/Shanghai'),
       (3, '${ours}', 2, 2, '{1,2,3}', 'lane', 'Lane', 'Asia/Shanghai');
     insert into device (id, number, site_id, public_key, state, claimed_at)
       values ('${device}', 1, 2, decode(repeat('00', 32), 'hex'), 'claimed', now());`,
  );
});

const cause = (changed: Partial<AlarmCause> = {}): AlarmCause => ({
  ...{ organisation: ours, site: gate, location: lane, device, kind: 'forced', severity: 'critical' },
  ...{ isStanding: false, figures: { lane: 1 }, record: null },
  ...changed,
});
const raise = async (changed: Partial<AlarmCause> = {}, when = at) => {
  const raised = await alarms.raise(cause(changed), when, null);
  if (raised === null) throw new Error('not raised');
  return raised;
};

describe('an alarm in the store', () => {
  it('counts up instead of coming twice, whichever process hears of it first', async () => {
    const raised = await Promise.all(
      Array.from({ length: 8 }, () => alarms.raise(cause({ kind: 'held-open' }), at, null)),
    );
    expect(raised.filter((one) => one?.isNew)).toHaveLength(1);
    const [known] = (await alarms.list(everywhere, { kind: 'held-open' })).items;
    expect(known?.state).toMatchObject({ phase: 'open', count: 8 });
    expect(await alarms.steps(everywhere, known?.id ?? ('' as never))).toHaveLength(1);
  });

  it('is raised once by what a sentinel tells twice', async () => {
    const told = { device, log: 'log-1' as LogId, seq: 7 };
    expect(await alarms.raise(cause({ kind: 'fire' }), at, told)).toMatchObject({ isNew: true });
    expect(await alarms.raise(cause({ kind: 'fire' }), at, told)).toBeNull();
  });

  it('keeps who did what, in order, with the notes', async () => {
    const { alarm } = await raise({ kind: 'driver' });
    await alarms.step(everywhere, alarm.id, { kind: 'acknowledged', at, by }, 'On my way');
    await alarms.step(everywhere, alarm.id, { kind: 'assigned', at, by, to: 'wang' }, null);
    const cleared = await alarms.step(everywhere, alarm.id, { kind: 'cleared', at, by }, 'Cable');
    expect(cleared.state).toMatchObject({ phase: 'cleared', assignee: 'wang' });
    const steps = await alarms.steps(everywhere, alarm.id);
    expect(steps.map(({ kind, by, to, note }) => [kind, by, to, note])).toEqual([
      ['raised', null, null, null],
      ['acknowledged', by, null, 'On my way'],
      ['assigned', by, 'wang', null],
      ['cleared', by, null, 'Cable'],
    ]);
    const next = await raise({ kind: 'driver' });
    expect([next.isNew, next.alarm.id === alarm.id]).toEqual([true, false]);
  });

  it('tells the second guard that somebody has it', async () => {
    const { alarm } = await raise({ kind: 'help' });
    const both = await Promise.allSettled(
      ['a', 'b'].map((by) => alarms.step(everywhere, alarm.id, { kind: 'acknowledged', at, by }, null)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('is over when its cause has gone and somebody had taken note', async () => {
    const offline = cause({ kind: 'device-offline', isStanding: true, location: null });
    const raised = await alarms.raise(offline, at, null);
    if (raised === null) throw new Error('not raised');
    await expect(
      alarms.step(everywhere, raised.alarm.id, { kind: 'cleared', at, by }, null),
    ).rejects.toMatchObject({ code: 'conflict' });
    await alarms.step(everywhere, raised.alarm.id, { kind: 'acknowledged', at, by }, null);
    expect((await alarms.causeGone(offline, at))?.state.phase).toBe('cleared');
    expect(await alarms.causeGone(offline, at)).toBeNull();
  });

  it('does not exist for another organisation, nor for who looks after another place', async () => {
    const { alarm } = await raise({ kind: 'camera' });
    const foreign = { organisations: [theirs], places: null };
    const elsewhere = { organisations: [ours], places: [99 as LocationId] };
    for (const reach of [foreign, elsewhere, { organisations: [], places: null }]) {
      expect(await alarms.get(reach, alarm.id)).toBeNull();
      expect((await alarms.list(reach, {})).items).toEqual([]);
      await expect(alarms.steps(reach, alarm.id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(
        alarms.step(reach, alarm.id, { kind: 'acknowledged', at, by }, null),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const place of [city, gate, lane])
      expect(await alarms.get({ organisations: [ours], places: [place] }, alarm.id)).not.toBeNull();
  });

  it('is found page by page, newest first', async () => {
    const kinds = ['page-a', 'page-b', 'page-c', 'page-d', 'page-e'];
    for (const kind of kinds) await raise({ kind, severity: 'info' }, instant(at + 1000));
    const seen: string[] = [];
    let cursor = null;
    do {
      const page = await alarms.list(everywhere, { severity: 'info', limit: 2, cursor });
      seen.push(...page.items.map(({ kind }) => kind));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(kinds);
    await expect(alarms.list(everywhere, { cursor: '1_x' as never })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });

  it('waits in the order in which nobody looked at it', async () => {
    const waiting = await alarms.waiting(instant(at + 5_000), 100);
    const since = waiting.map(({ state }) => state.waitsSince);
    expect(since).toEqual(since.toSorted((a, b) => a - b));
    expect((await alarms.openCounts(everywhere)).info).toBe(5);
  });
});
