import { instant } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, plantFleet, record } from '../../../test/platform/record-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { Database } from '../database/port.ts';
import { platformSql } from '../database/sql.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import { openIngest } from './ingest.ts';
import type { LogId, RecordReader, StoredPassRecord } from './port.ts';
import { recordReader } from './reader.ts';
import { recordUpkeep } from './upkeep.ts';

const day = 86_400_000;
const now = () => morning + 2 * day;
const whole = { from: instant(morning - day), to: instant(morning + 2 * day) };
let database: Database;
let reader: RecordReader;
let fleet: readonly DeviceId[];

beforeAll(async () => {
  database = await testDatabase();
  reader = recordReader(platformSql(database.pool));
  fleet = await plantFleet(database.pool, 4, 2);
  const ingest = openIngest(database.pool, { now });
  for (const device of fleet)
    await ingest.append(
      device,
      'log' as LogId,
      Array.from({ length: 50 }, (_, i) => ({ seq: i + 1, entry: record(device, i + 1) })),
    );
  await ingest.close();
});

async function allPages(limit: number): Promise<readonly StoredPassRecord[]> {
  const seen: StoredPassRecord[] = [];
  let cursor = null;
  do {
    const page = await reader.search(whole, { limit, cursor });
    seen.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return seen;
}

describe('a search', () => {
  it('gives each record once, newest first, however many make a page', async () => {
    const all = await allPages(7);
    expect(all).toHaveLength(200);
    expect(new Set(all.map(({ header }) => header.id)).size).toBe(200);
    const times = all.map(({ header }) => header.occurredAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(all).toEqual(await allPages(1000));
  });

  it('gives a record as it was told', async () => {
    const [device] = fleet as [DeviceId];
    const entry = record(device, 10);
    if (entry.kind !== 'pass-record') throw new Error('no record');
    const { header, subjectTag, body } = entry;
    const found = await reader.search({ ...whole, outcome: 'denied' }, { limit: 1000 });
    const own = found.items.find(({ header: { id } }) => id === header.id);
    expect(own).toMatchObject({ header, subjectTag, device, seq: 10, completion: null });
    expect(Buffer.compare(own?.body?.bytes ?? Buffer.alloc(0), body?.bytes ?? Buffer.alloc(1))).toBe(0);
    const again = await reader.get(own?.site as LocationId, header.occurredAt, header.id);
    expect(again).toEqual(own);
    expect(await reader.get(99 as LocationId, header.occurredAt, header.id)).toBeNull();
  });

  it('finds by place, direction, outcome, reason and person of the day', async () => {
    const found = async (more: object) =>
      (await reader.search({ ...whole, ...more }, { limit: 1000 })).items.length;
    expect(await found({ sites: [2] })).toBe(100);
    expect(await found({ sites: [] })).toBe(0);
    expect(await found({ direction: 'in' })).toBe(100);
    expect(await found({ outcome: 'denied' })).toBe(20);
    expect(await found({ reason: 'identify:not-recognised' })).toBe(20);
    expect(await found({ reason: 'identify' })).toBe(20);
    expect(await found({ reason: 'deny-list' })).toBe(0);
    const [one] = (await reader.search(whole, { limit: 1 })).items;
    expect(await found({ subjectTags: [one?.subjectTag] })).toBe(4);
  });

  it('asks for a time, and for no more than a month of it', async () => {
    const wide = { from: instant(0), to: instant(morning) };
    await expect(reader.search(wide)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(reader.search({ from: whole.to, to: whole.from })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(reader.search(whole, { cursor: "1' or" as never })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });
});

describe('the flow', () => {
  it('sums to the records, by minute, hour and day', async () => {
    for (const step of ['minute', 'hour', 'day'] as const) {
      const counts = await reader.flow(whole, step);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    }
    const denied = (await reader.flow({ ...whole, sites: [2 as LocationId] }, 'day')).filter(
      ({ outcome }) => outcome === 'denied',
    );
    expect(denied.map(({ at, count }) => [at, count])).toEqual([
      [morning - 8 * 3_600_000, 5],
      [morning - 8 * 3_600_000, 5],
    ]);
  });
});

describe('keeping', () => {
  it('drops whole days that are over, and goes on', async () => {
    const upkeep = recordUpkeep(database.pool, now);
    await upkeep.prepare();
    const since = { records: instant(morning + day), flow: instant(0) };
    expect(await upkeep.retain(since)).toEqual(['pass_record_20261124']);
    expect((await reader.search(whole)).items).toEqual([]);
    expect((await reader.flow(whole, 'day')).reduce((sum, { count }) => sum + count, 0)).toBe(200);
  });
});
