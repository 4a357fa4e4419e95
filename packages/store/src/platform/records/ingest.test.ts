import { instant, type OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, organisation, passageId, plantFleet, record } from '../../../test/platform/record-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { Database } from '../database/port.ts';
import type { DeviceId } from '../devices/port.ts';
import { openIngest } from './ingest.ts';
import type { Ingest, LogEntry, LogId, SequencedEntry } from './port.ts';
import { recordUpkeep } from './upkeep.ts';

const log = 'log-1' as LogId;
const now = () => morning + 3_600_000;
let database: Database;
let ingest: Ingest;
let fleet: readonly DeviceId[];
let used = 0;

beforeAll(async () => {
  database = await testDatabase();
  fleet = await plantFleet(database.pool, 60, 3);
  ingest = openIngest(database.pool, { now });
});

const fresh = (): DeviceId => fleet[used++] as DeviceId;
const run = (device: DeviceId, from: number, to: number): readonly SequencedEntry[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ seq: from + i, entry: record(device, from + i) }));
const count = async (sql: string, ...params: readonly unknown[]): Promise<number> =>
  Number((await database.pool.query<{ n: string }>(sql, [...params])).rows[0]?.n);
const recordsOf = (device: DeviceId) =>
  count('select count(*) n from pass_record r join device d on d.number = r.device where d.id = $1', device);
const passesOf = (device: DeviceId) =>
  count(
    `select coalesce(sum(passes), 0) n from flow_minute f join device_lane l on l.location_id = f.lane
     join device d on d.number = l.device where d.id = $1`,
    device,
  );

describe('records from a sentinel', () => {
  it('are durable when they are acknowledged, and counted once however often they come', async () => {
    const device = fresh();
    for (let i = 0; i < 3; i += 1)
      expect(await ingest.append(device, log, run(device, 1, 20))).toEqual({
        through: 20,
        gaps: [],
        setAside: [],
      });
    await Promise.all(Array.from({ length: 5 }, () => ingest.append(device, log, run(device, 11, 30))));
    expect([await recordsOf(device), await passesOf(device)]).toEqual([30, 30]);
  });

  it('that leave a gap are kept, and the gap is asked for', async () => {
    const device = fresh();
    await ingest.append(device, log, run(device, 1, 5));
    expect(await ingest.append(device, log, run(device, 9, 10))).toMatchObject({
      through: 5,
      gaps: [{ from: 6, to: 8 }],
    });
    expect(await ingest.append(device, log, run(device, 6, 8))).toMatchObject({ through: 10, gaps: [] });
    expect(await recordsOf(device)).toBe(10);
  });

  it('are counted anew in a new log, and the same passage is still one record', async () => {
    const device = fresh();
    await ingest.append(device, log, run(device, 1, 4));
    expect(await ingest.append(device, 'log-2' as LogId, run(device, 1, 6))).toMatchObject({ through: 6 });
    expect([await recordsOf(device), await passesOf(device)]).toEqual([6, 6]);
  });

  it('from many devices at once are all there', async () => {
    const devices = Array.from({ length: 20 }, fresh);
    const results = await Promise.all(
      devices.flatMap((device) =>
        [1, 11, 21].map((from) => ingest.append(device, log, run(device, from, from + 9))),
      ),
    );
    expect(Math.max(...results.map(({ through }) => through))).toBe(30);
    for (const device of devices) expect([await recordsOf(device), await passesOf(device)]).toEqual([30, 30]);
  });

  it('written by two processes at once are counted once', async () => {
    const device = fresh();
    const other = openIngest(database.pool, { now });
    const calls = [ingest, other].flatMap((one) =>
      [1, 6, 11].map((from) => one.append(device, log, run(device, from, from + 9))),
    );
    await Promise.all(calls);
    await other.close();
    expect([await recordsOf(device), await passesOf(device)]).toEqual([20, 20]);
  });
});

describe('a completion', () => {
  const completion = (device: DeviceId, seq: number, word: 'taken' | 'not-taken'): LogEntry => ({
    kind: 'pass-completion',
    record: passageId(device, seq),
    occurredAt: instant(morning + seq * 1000),
    completion: word,
    at: instant(morning + seq * 1000 + 500),
  });
  const notTaken = (device: DeviceId) =>
    count(
      `select coalesce(sum(not_taken), 0) n from flow_minute f join device_lane l on l.location_id = f.lane
       join device d on d.number = l.device where d.id = $1`,
      device,
    );

  it('joins its record, in the same call or a later one, and counts once', async () => {
    const device = fresh();
    const entries = [
      ...[
        { seq: 1, entry: record(device, 1) },
        { seq: 2, entry: record(device, 2) },
      ],
      { seq: 3, entry: completion(device, 1, 'not-taken') },
    ];
    await ingest.append(device, log, entries);
    await ingest.append(device, log, [{ seq: 4, entry: completion(device, 2, 'not-taken') }]);
    await ingest.append(device, log, [...entries, { seq: 5, entry: completion(device, 2, 'taken') }]);
    expect(await notTaken(device)).toBe(2);
    expect(await count('select count(*) n from pass_record where completion = 1')).toBe(2);
  });
});

describe('a bad entry', () => {
  it('is set aside with its reason, and holds up no other', async () => {
    const device = fresh();
    const bad: readonly [LogEntry, string][] = [
      [record(device, 1, { id: 'x' as never }), 'malformed-id'],
      [record(device, 2, { occurredAt: instant(Number.NaN) }), 'malformed-time'],
      [record(device, 3, { occurredAt: instant(morning + 40 * 86_400_000) }), 'ahead-of-time'],
      [record(device, 4, { occurredAt: instant(0) }), 'too-old'],
      [record(device, 5, { lane: 'a\tb' as never }), 'malformed-lane'],
      [record(device, 6, { reasons: ['x\\N"},{' as never] }), 'malformed-reasons'],
      [record(device, 7, { by: ['Face'] as never }), 'malformed-methods'],
      [record(device, 8, { outcome: 'maybe' as never }), 'unknown-outcome'],
      [record(device, 9, { direction: 'up' as never }), 'unknown-direction'],
      [record(device, 10, { purpose: "x'; drop table device; --" }), 'malformed-duty'],
    ];
    const entries = [
      ...bad.map(([entry], i) => ({ seq: i + 1, entry })),
      { seq: 11, entry: record(device, 11) },
    ];
    const result = await ingest.append(device, log, entries);
    expect(result.through).toBe(11);
    expect(result.setAside).toEqual(bad.map(([, reason], i) => ({ seq: i + 1, reason })));
    expect(await recordsOf(device)).toBe(1);
  });

  it('that only the database refuses is found and set aside', async () => {
    const device = fresh();
    await database.pool.query(
      'alter table pass_record add constraint no_luck check (seq <> 77_777) not valid',
    );
    const poisoned = { seq: 77_777, entry: record(device, 2) };
    const result = await ingest.append(device, log, [
      { seq: 1, entry: record(device, 1) },
      poisoned,
      { seq: 2, entry: record(device, 3) },
    ]);
    expect(result.through).toBe(2);
    expect(await count('select count(*) n from set_aside where seq = 77_777')).toBe(1);
    expect(await recordsOf(device)).toBe(2);
  });
});

describe('a clock that is days off', () => {
  it('costs no record: it is set aside whole, to be looked at', async () => {
    const device = fresh();
    const ahead = record(device, 1, { occurredAt: instant(morning + 40 * 86_400_000) });
    const result = await ingest.append(device, log, [{ seq: 1, entry: ahead }]);
    expect(result).toMatchObject({ through: 1, setAside: [{ seq: 1, reason: 'ahead-of-time' }] });
    const { rows } = await database.pool.query(
      `select header, octet_length(subject_tag) as tag, body_key, body from set_aside s
       join device d on d.number = s.device where d.id = $1`,
      [device],
    );
    if (ahead.kind !== 'pass-record') throw new Error('no record');
    expect(rows).toEqual([
      { header: ahead.header, tag: 16, body_key: ahead.body?.keyId, body: ahead.body?.bytes },
    ]);
    const reach = { organisations: [organisation as OrganisationId], places: null };
    const [shown] = await recordUpkeep(database.pool, now)
      .setAside(reach, 1000)
      .then((all) => all.filter((one) => one.device === device));
    expect(shown).toMatchObject({ log, seq: 1, reason: 'ahead-of-time', header: ahead.header });
    const theirs = { ...reach, organisations: [] };
    expect(await recordUpkeep(database.pool, now).setAside(theirs, 1000)).toEqual([]);
  });
});

describe('a day', () => {
  it('that another process has dropped is made again', async () => {
    const device = fresh();
    const long = (seq: number) => ({
      seq,
      entry: record(device, seq, { occurredAt: instant(morning - 200 * 86_400_000 + seq) }),
    });
    await ingest.append(device, log, [long(1)]);
    const since = { records: instant(morning - 100 * 86_400_000), flow: instant(0) };
    expect(await recordUpkeep(database.pool, now).retain(since)).toHaveLength(1);
    expect(await ingest.append(device, log, [long(2)])).toEqual({ through: 2, gaps: [], setAside: [] });
    expect(await recordsOf(device)).toBe(1);
  });

  it('is made once, by however many at once', async () => {
    const day = 86_400_000;
    const calls = Array.from({ length: 6 }, fresh).map((device) => {
      const own = openIngest(database.pool, { now });
      const at = instant(morning - 150 * day);
      const entries = [{ seq: 1, entry: record(device, 1, { occurredAt: at }) }];
      return own.append(device, log, entries).finally(() => own.close());
    });
    for (const result of await Promise.all(calls)) expect(result.setAside).toEqual([]);
  });
});

describe('a device that lies about its numbers', () => {
  it('is refused what is no number', async () => {
    const device = fresh();
    for (const seq of [0, -1, 1.5, Number.NaN, 2 ** 53])
      await expect(ingest.append(device, log, [{ seq, entry: record(device, 1) }])).rejects.toMatchObject({
        code: 'input-invalid',
      });
    for (const wrong of ['', 'a b', 'x'.repeat(65), "'"])
      await expect(ingest.append(device, wrong as LogId, [])).rejects.toMatchObject({
        code: 'input-invalid',
      });
  });

  it('cannot make us remember more holes than we want to, and loses nothing', async () => {
    const device = fresh();
    const odd = Array.from({ length: 1200 }, (_, i) => ({
      seq: 2 * i + 2,
      entry: record(device, 2 * i + 2),
    }));
    await ingest.append(device, log, odd.slice(0, 600));
    await ingest.append(device, log, odd.slice(600));
    const held = await count(
      `select octet_length(held::text) n from device_log l join device d on d.number = l.device where d.id = $1`,
      device,
    );
    expect(held).toBeLessThan(20_000);
    await ingest.append(device, log, odd.slice(1000));
    expect([await recordsOf(device), await passesOf(device)]).toEqual([1200, 1200]);
  });
});

describe('logs of many devices, written crosswise by several processes', () => {
  it('never wait for each other in a ring', async () => {
    const devices = Array.from({ length: 6 }, fresh);
    const before = await deadlocks();
    const writers = Array.from({ length: 3 }, () => openIngest(database.pool, { now, writers: 2 }));
    const calls = writers.flatMap((writer, w) =>
      Array.from({ length: 12 }, (_, round) => {
        const turned = w % 2 === 0 ? devices : devices.toReversed();
        return turned.map((device) => writer.append(device, log, run(device, round * 5 + 1, round * 5 + 10)));
      }).flat(),
    );
    await Promise.all(calls);
    for (const writer of writers) await writer.close();
    for (const device of devices) expect([await recordsOf(device), await passesOf(device)]).toEqual([65, 65]);
    expect(await deadlocks()).toBe(before);
  });

  const deadlocks = () =>
    count('select deadlocks n from pg_stat_database where datname = current_database()');
});

describe('who may tell', () => {
  it('is a claimed device alone', async () => {
    const unknown = 'zzzzzzzzzzzzzzzz' as DeviceId;
    await expect(ingest.append(unknown, log, [])).rejects.toMatchObject({ code: 'not-found' });
    await database.pool.query(
      `insert into device (id, number, public_key) values ('qqqqqqqqqqqqqqqq', 999, sha256('q'))`,
    );
    const waiting = 'qqqqqqqqqqqqqqqq' as DeviceId;
    await expect(ingest.append(waiting, log, [])).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('is told to come later while too much waits', async () => {
    const device = fresh();
    const narrow = openIngest(database.pool, { now, waitingAtMost: 25 });
    const calls = [1, 11, 21, 31].map((from) => narrow.append(device, log, run(device, from, from + 9)));
    const results = await Promise.allSettled(calls);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(results[3]).toMatchObject({ reason: { code: 'rate-limited' } });
    expect(await narrow.append(device, log, run(device, 21, 40))).toMatchObject({ through: 40 });
    await narrow.close();
    await expect(narrow.append(device, log, [])).rejects.toMatchObject({ code: 'database-gone' });
  });
});
