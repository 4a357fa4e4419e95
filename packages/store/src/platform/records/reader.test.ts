import { instant, type OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, organisation, plantFleet, record } from '../../../test/platform/record-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { Database } from '../database/port.ts';
import { platformSql } from '../database/sql.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { openIngest } from './ingest.ts';
import type { LogId, RecordReader, StoredPassRecord } from './port.ts';
import { recordReader } from './reader.ts';
import { recordUpkeep } from './upkeep.ts';

const day = 86_400_000;
const now = () => morning + 2 * day;
const ours = [organisation as OrganisationId];
const everywhere: Reach = { organisations: ours, places: null };
const place = (id: number): LocationId => id as LocationId;
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
    const page = await reader.search(everywhere, whole, { limit, cursor });
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
    const found = await reader.search(everywhere, { ...whole, outcome: 'denied' }, { limit: 1000 });
    const own = found.items.find(({ header: { id } }) => id === header.id);
    expect(own).toMatchObject({ header, subjectTag, device, seq: 10, completion: null });
    expect(Buffer.compare(own?.body?.bytes ?? Buffer.alloc(0), body?.bytes ?? Buffer.alloc(1))).toBe(0);
    const again = await reader.get(everywhere, own?.site ?? place(0), header.occurredAt, header.id);
    expect(again).toEqual(own);
    expect(await reader.get(everywhere, place(99), header.occurredAt, header.id)).toBeNull();
  });

  it('finds by place, direction, outcome, reason and person of the day', async () => {
    const found = async (more: object) =>
      (await reader.search(everywhere, { ...whole, ...more }, { limit: 1000 })).items.length;
    const [lane] = (await reader.search(everywhere, whole, { limit: 1 })).items;
    expect(await found({ places: [place(1)] })).toBe(200);
    expect(await found({ places: [place(2)] })).toBe(100);
    expect(await found({ places: [lane?.laneLocation] })).toBe(50);
    expect(await found({ places: [place(2), place(3)] })).toBe(200);
    expect(await found({ places: [place(77)] })).toBe(0);
    expect(await found({ places: [] })).toBe(0);
    expect(await found({ direction: 'in' })).toBe(100);
    expect(await found({ outcome: 'denied' })).toBe(20);
    expect(await found({ reason: 'identify:not-recognised' })).toBe(20);
    expect(await found({ reason: 'identify' })).toBe(20);
    expect(await found({ reason: 'deny-list' })).toBe(0);
    const [one] = (await reader.search(everywhere, whole, { limit: 1 })).items;
    expect(await found({ subjectTags: [one?.subjectTag] })).toBe(4);
  });

  it('asks for a time, and for no more than a month of it', async () => {
    const wide = { from: instant(0), to: instant(morning) };
    await expect(reader.search(everywhere, wide)).rejects.toMatchObject({ code: 'input-invalid' });
    const wrong = [
      reader.search(everywhere, { from: whole.to, to: whole.from }),
      reader.search(everywhere, whole, { cursor: "1' or" as never }),
      reader.search(everywhere, { ...whole, places: Array.from({ length: 1001 }, (_, i) => place(i)) }),
      reader.flow(everywhere, { ...wide, step: 'day', by: 'lane' }),
      reader.flow(everywhere, { ...whole, step: 'day', by: 'lane', timeZone: "x'; --" }),
    ];
    for (const one of wrong) await expect(one).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('shows nobody what is out of their reach', async () => {
    const theirs: Reach = {
      organisations: ['00000000-0000-4000-8000-00000000000f' as OrganisationId],
      places: null,
    };
    const site: Reach = { organisations: ours, places: [place(2)] };
    const all = (await reader.search(everywhere, whole, { limit: 1000 })).items;
    const foreign = all.find((one) => one.site === 3);
    const lane: Reach = { organisations: ours, places: [all[0]?.laneLocation ?? place(0)] };
    const counted = async (reach: Reach) => {
      const counts = await reader.flow(reach, { ...whole, step: 'day', by: 'lane' });
      return counts.reduce((sum, { count }) => sum + count, 0);
    };
    for (const [reach, count] of [
      [theirs, 0],
      [{ ...everywhere, places: [] }, 0],
      [site, 100],
      [lane, 50],
    ] as const) {
      expect((await reader.search(reach, whole, { limit: 1000 })).items).toHaveLength(count);
      expect(await counted(reach)).toBe(count);
    }
    expect((await reader.search(site, { ...whole, places: [place(3)] })).items).toEqual([]);
    const { site: at = place(0), header } = foreign ?? {};
    if (header === undefined) throw new Error('no record');
    for (const reach of [theirs, site])
      expect(await reader.get(reach, at, header.occurredAt, header.id)).toBeNull();
    expect(await reader.get(everywhere, at, header.occurredAt, header.id)).toEqual(foreign);
    expect(await reader.get(everywhere, at, header.occurredAt, "x' or" as never)).toBeNull();
  });
});

describe('the flow', () => {
  it('sums to the records, by minute, hour and day, by lane, by site and all together', async () => {
    for (const step of ['minute', 'hour', 'day'] as const)
      for (const by of ['lane', 'site', 'all'] as const) {
        const counts = await reader.flow(everywhere, { ...whole, step, by });
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(200);
      }
    const filter = { ...whole, places: [place(2)], step: 'day', by: 'site' } as const;
    const denied = (await reader.flow(everywhere, filter)).filter(({ outcome }) => outcome === 'denied');
    expect(denied).toMatchObject([{ site: 2, lane: null, at: morning - 8 * 3_600_000, count: 10 }]);
  });

  it('has the days of the place', async () => {
    const filter = { ...whole, step: 'day', by: 'all', timeZone: 'Asia/Shanghai' } as const;
    const counts = await reader.flow(everywhere, filter);
    // Midnight in Shanghai, before the sixteenth hour there.
    expect(new Set(counts.map(({ at }) => at))).toEqual(new Set([morning - 16 * 3_600_000]));
  });
});

describe('keeping', () => {
  it('drops whole days that are over, and goes on', async () => {
    const upkeep = recordUpkeep(database.pool, now);
    await upkeep.prepare();
    const since = { records: instant(morning + day), flow: instant(0) };
    expect(await upkeep.retain(since)).toEqual(['pass_record_20261124']);
    expect((await reader.search(everywhere, whole)).items).toEqual([]);
    const counts = await reader.flow(everywhere, { ...whole, step: 'day', by: 'all' });
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(200);
  });
});
