import type { LaneId, OrganisationId, PassageId } from '@vedette/domain';
import { instant } from '@vedette/domain';
import type { ReceivedEntry } from '@vedette/link';
import type { DeviceId, LocationId } from '@vedette/store/platform';
import { testDatabase } from '@vedette/store/test/platform/test-database';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BusMessage, LiveNews } from './bus.ts';
import { openFlowWindow } from './flow-window.ts';
import { openPostgresBus } from './postgres-bus.ts';

const { pool } = await testDatabase();
const failures: unknown[] = [];
const open = async () => {
  const bus = await openPostgresBus({ pool, failed: (cause) => failures.push(cause) });
  onTestFinished(() => bus.close());
  const heard: BusMessage[] = [];
  bus.subscribe((message) => heard.push(message));
  return { bus, heard };
};
const wake = (device: string): BusMessage => ({ kind: 'wake', device: device as DeviceId });
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('the bus between processes', () => {
  it('tells this process at once and every other one once, in order', async () => {
    const [one, other] = [await open(), await open()];
    const messages = Array.from({ length: 500 }, (_, n) => wake(`device-${n}`));
    for (const message of messages) one.bus.publish(message);
    expect(one.heard).toEqual(messages);
    await until(() => other.heard.length >= messages.length);
    expect(other.heard).toEqual(messages);
    expect(one.heard).toHaveLength(messages.length);
  });

  it('says nothing to the database while nobody else listens, and everything from the first other one on', async () => {
    const notified: string[] = [];
    const watcher = await pool.connect();
    onTestFinished(() => watcher.release(true));
    watcher.on('notification', ({ payload = '' }) => notified.push(payload));
    await watcher.query('listen vedette');
    const { bus } = await open();
    bus.publish(wake('unheard'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await watcher.query('select 1');
    expect(notified).toEqual([]);
    const other = await open();
    bus.publish(wake('heard'));
    await until(() => other.heard.length > 0);
    await until(() => notified.length > 0);
    expect([other.heard, notified.length]).toEqual([[wake('heard')], 1]);
  });

  it('says that something was left out when one message is too large for it, or too many wait', async () => {
    const [one, other] = [await open(), await open()];
    const large: LiveNews = {
      ...{ organisation: 'o' as OrganisationId, path: [] },
      event: { type: 'presence', device: 'x'.repeat(9_000), site: 1, isOnline: true, at: 1 },
    };
    one.bus.publish({ kind: 'live', ...large });
    await until(() => other.heard.length > 0);
    expect(other.heard).toMatchObject([{ event: { type: 'behind' } }]);
    for (let n = 0; n < 5_000; n++) one.bus.publish(wake(`${n}`));
    await until(() => other.heard.some((message, at) => at > 0 && message.kind === 'live'));
    expect(one.heard.filter(({ kind }) => kind === 'wake')).toHaveLength(5_000);
  });

  it('listens anew when its connection was cut, and says that something may have been missed', async () => {
    const { heard } = await open();
    const other = await open();
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen vedette'
      and pid <> pg_backend_pid()`);
    await until(() => heard.some((message) => message.kind === 'live' && message.event.type === 'behind'));
    await until(() => other.heard.length > 0);
    other.bus.publish(wake('after'));
    await until(() => heard.some((message) => message.kind === 'wake' && message.device === 'after'));
  });

  it('lets no listener that throws keep the news from another', async () => {
    const { bus, heard } = await open();
    const before = failures.length;
    const end = bus.subscribe(() => {
      throw new Error('a page');
    });
    bus.subscribe((message) => heard.push(message));
    bus.publish(wake('x'));
    end();
    expect([heard.length, failures.length - before]).toEqual([2, 1]);
  });
});

describe('passages of a moment', () => {
  const device = 'a'.repeat(16) as DeviceId;
  const site = 1 as LocationId;
  const passage = (seq: number, outcome: 'granted' | 'denied'): ReceivedEntry => ({
    seq,
    entry: {
      kind: 'pass-record',
      ...{ subjectTag: null, body: null },
      header: {
        ...{
          id: `passage-${seq}` as PassageId,
          occurredAt: instant(seq),
          lane: 'lane-1' as LaneId,
          direction: 'in',
        },
        ...{
          duty: 'd' as never,
          dutyVersion: 1,
          purpose: 'access-control',
          outcome,
          reasons: [],
          notices: [],
        },
        ...{ by: [], manual: false },
      },
    },
  });

  it('are all counted, and the latest twenty shown', () => {
    const window = openFlowWindow();
    const entries = Array.from({ length: 50 }, (_, n) => passage(n + 1, n % 10 === 0 ? 'denied' : 'granted'));
    window.add(device, site, new Map([['lane-1', 9 as LocationId]]), entries);
    window.add(device, site, new Map(), [{ seq: 51, entry: { kind: 'forgotten' } }]);
    const [event, ...others] = window.take();
    expect(others).toEqual([]);
    expect(event?.counts).toEqual([
      { lane: 9, direction: 'in', outcome: 'denied', count: 5 },
      { lane: 9, direction: 'in', outcome: 'granted', count: 45 },
    ]);
    expect(event?.passages.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, n) => `passage-${n + 31}`),
    );
    expect(window.take()).toEqual([]);
  });
});
