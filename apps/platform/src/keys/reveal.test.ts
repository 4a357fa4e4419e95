import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectableFields, Personal } from '@vedette/domain';
import { nodeNet } from '@vedette/link/device';
import {
  dayGroup,
  openDatabase,
  platformKeyShelf,
  platformRackShelf,
  platformSql,
  recordReader,
} from '@vedette/store/platform';
import { dumpDatabase, placesOf } from '@vedette/store/test/platform/dump-database';
import {
  openSimulatedSentinel,
  type SimulatedSentinel,
  simulatedDuty,
  simulatedPassage,
} from '@vedette/testing/sentinel';
import { dayKeys, fileCustody, type KeyId, type KeyOwner, keyDay, Racks } from '@vedette/vault';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  claimed,
  colleague,
  type TestPlatform,
  testPlatform,
  type Visitor,
} from '../../test/platform-kit.ts';

let platform: TestPlatform;
let owner: Visitor;
let tracer: Visitor;
let sentinel: SimulatedSentinel;

const reason = { 'vedette-reason': 'case 7' };
const patience = { timeout: 10_000, interval: 50 };

beforeAll(async () => {
  platform = await testPlatform();
  owner = await claimed(platform);
  tracer = await colleague(platform, owner, 'tracer', [{ role: 'tracer', places: null }]);
  const { json } = await owner.ask('POST', '/api/device-vouchers', { site: 1, uses: 5, hours: 1 });
  const voucher = String(json['voucher']);
  sentinel = await openSimulatedSentinel({ origin: platform.url, voucher, net: nodeNet() });
  await vi.waitFor(() => expect(keyRows(sentinel)).not.toEqual([]), patience);
  await sentinel.pass(3);
}, 60_000);
afterAll(() => sentinel?.close());

const keyRows = ({ device }: SimulatedSentinel) =>
  [...device.set.rows.keys()].filter((key) => key.startsWith('day-key/'));

interface Seen {
  readonly id: string;
  readonly site: number;
  readonly occurredAt: number;
  readonly hasBody: boolean;
}

async function arrived(who: Visitor = owner): Promise<readonly Seen[]> {
  const now = Date.now();
  const { json } = await who.ask('GET', `/api/records?from=${now - 3_600_000}&to=${now + 60_000}`);
  return json['items'] as Seen[];
}

async function firstRecord(): Promise<{ readonly path: string; readonly id: string }> {
  const [record] = await vi.waitFor(async () => {
    const found = await arrived();
    expect(found.length).toBeGreaterThanOrEqual(3);
    return found.filter(({ hasBody }) => hasBody);
  }, patience);
  if (record === undefined) throw new Error('no record');
  return { path: `/api/records/${record.site}/${record.occurredAt}/${record.id}`, id: record.id };
}

async function auditLines(action: string) {
  const { json } = await owner.ask('GET', '/api/audit?limit=200');
  const lines = json['items'] as { action: string; target: string; detail: Record<string, unknown> }[];
  return lines.filter((line) => line.action === action);
}

describe('a sentinel', () => {
  it('has the keys of its days soon after its birth, and sends its bodies sealed to them', async () => {
    expect(keyRows(sentinel).length).toBeGreaterThanOrEqual(2);
    await firstRecord();
    for (const record of await arrived()) expect(record).toMatchObject({ hasBody: true });
  });
});

describe('whoever looks into a record', () => {
  it('sees what the duty of the terminal shows to his role, with a reason and a line in the audit', async () => {
    const { path, id } = await firstRecord();
    const seen = await tracer.ask('POST', `${path}/reveal`, { fields: ['name', 'mask'] }, reason);
    expect([seen.status, seen.json]).toEqual([
      200,
      {
        ...{ duty: simulatedDuty.id, dutyVersion: simulatedDuty.version, roles: ['tracer'] },
        fields: [
          { field: 'name', state: 'shown', value: expect.stringMatching(/^Simulated ./) },
          { field: 'mask', state: 'not-collected' },
        ],
      },
    ]);
    const [line] = await auditLines('record-revealed');
    expect(line).toMatchObject({ target: id, detail: { reason: 'case 7', fields: 'name', roles: 'tracer' } });
    expect(JSON.stringify(line)).not.toContain('Simulated');
  });

  it('is asked for the reason first', async () => {
    const { path } = await firstRecord();
    const asked = await tracer.ask('POST', `${path}/reveal`, {});
    expect([asked.status, asked.json['code']]).toEqual([428, 'reason-required']);
  });

  it('sees nothing that the duty keeps for others, whatever else he may, and the refusal is written down', async () => {
    const { path, id } = await firstRecord();
    const seen = await owner.ask('POST', `${path}/reveal`, {}, reason);
    expect(seen.json['fields']).toEqual([
      { field: 'name', state: 'not-allowed', visibleTo: ['tracer'] },
      { field: 'phone', state: 'not-allowed', visibleTo: ['tracer'] },
    ]);
    expect((await auditLines('record-reveal-refused'))[0]).toMatchObject({ target: id });
    const picture = await owner.ask('POST', `${path}/capture`, undefined, reason);
    expect([picture.status, picture.json['code']]).toEqual([403, 'not-allowed']);
    const analyst = await colleague(platform, owner, 'analyst', [{ role: 'analyst', places: null }]);
    expect((await analyst.ask('POST', `${path}/reveal`, {}, reason)).status).toBe(403);
  });

  it('finds no record of another organisation', async () => {
    const { path } = await firstRecord();
    const { json } = await owner.ask('GET', '/api/welcome');
    const { organisation: parent } = json['session'] as { organisation: string };
    const made = await owner.ask('POST', '/api/organisations', { parent, name: 'Elsewhere' });
    expect(made.status, made.text).toBe(200);
    const elsewhere = String(made.json['id']);
    const grants = [{ role: 'tracer', places: null }];
    const stranger = await colleague(platform, owner, 'stranger', grants, elsewhere);
    expect((await stranger.ask('POST', `${path}/reveal`, {}, reason)).status).toBe(404);
    expect((await stranger.ask('POST', `${path}/capture`, undefined, reason)).status).toBe(404);
  });

  it('finds no role in a key of a program', async () => {
    const { path } = await firstRecord();
    const key = {
      name: 'probe',
      permissions: ['records-reveal', 'records-see'],
      places: null,
      expiresAt: null,
    };
    const made = await owner.ask('POST', '/api/keys', key);
    expect(made.status, made.text).toBe(200);
    const program = platform.visitor(String(made.json['secret']));
    const seen = await program.ask('POST', `${path}/reveal`, { fields: ['name'] }, reason);
    expect(seen.json).toMatchObject({ roles: [], fields: [{ state: 'not-allowed' }] });
  });
});

describe('whoever looks for somebody', () => {
  const today = new Date().toISOString().slice(0, 10);
  const find = (who: Visitor, person: string, purpose: string) =>
    who.ask('POST', `/api/people/${person}/passages`, { purpose, from: today, to: today }, reason);

  /** A passage of that person, tagged as a terminal with the index key of the day does it. */
  async function passes(person: string): Promise<string> {
    const database = await openDatabase({ url: platform.databaseUrl });
    const path = platform.keyFile;
    const root = await fileCustody({ path, outside: platform.data, mayCreate: async () => false });
    const shelf = platformRackShelf(database.pool);
    const racks = await Racks.open({ shelf, root, contents: [], now: () => performance.now() });
    try {
      const keys = dayKeys({
        shelf: platformKeyShelf(database.pool),
        custody: racks.custody(dayGroup),
        onOpening: async () => undefined,
      });
      const { rows } = await database.pool.query<{ organisation_id: string }>(
        'select organisation_id from person where id = $1',
        [person],
      );
      const traffic = { lanes: ['lane-1'] as never, duty: simulatedDuty, random: () => 0.1 };
      const header = simulatedPassage(traffic, Date.now() as never);
      const opening = {
        ...{ owner: rows[0]?.organisation_id as string as KeyOwner, purpose: header.purpose },
        ...{ role: 'tracer' as const, reason: 'test', by: 'test' },
      };
      const [tag] = await keys.subjectTags(opening, new Personal(person), [keyDay(today)]);
      const subjectTag = tag as never;
      sentinel.device.outbox.add({ kind: 'pass-record', header, subjectTag, body: null });
      return header.id;
    } finally {
      root.close();
      await database.close();
    }
  }

  it('finds the passages of the person by the tags of the days, for one purpose, with a line in the audit', async () => {
    const made = await owner.ask('POST', '/api/people', { name: '王小明', places: [1] });
    const person = String(made.json['id']);
    const id = await passes(person);
    await vi.waitFor(async () => {
      const { json, text } = await find(tracer, person, simulatedDuty.purpose);
      expect(json['items'], text).toMatchObject([{ id }]);
      expect(json['daysWithoutKey']).toEqual([]);
    }, patience);
    const other = await find(tracer, person, 'attendance');
    expect(other.json).toMatchObject({ items: [], daysWithoutKey: [today] });
    expect((await auditLines('passages-of-person'))[0]).toMatchObject({ target: person });
    const guard = await colleague(platform, owner, 'guard', [{ role: 'guard', places: null }]);
    expect((await find(guard, person, simulatedDuty.purpose)).status).toBe(403);
    expect((await find(tracer, crypto.randomUUID(), simulatedDuty.purpose)).status).toBe(404);
  });
});

describe('a dump of the database', () => {
  it('holds no name, and opens nothing without the file of keys', async () => {
    const { path: address } = await firstRecord();
    const { json } = await tracer.ask('POST', `${address}/reveal`, { fields: ['name'] }, reason);
    const [name] = json['fields'] as { value: string }[];
    const database = await openDatabase({ url: platform.databaseUrl });
    const folder = mkdtempSync(join(tmpdir(), 'vedette-thief-'));
    try {
      const dump = await dumpDatabase(database);
      expect(name?.value).toMatch(/^Simulated ./);
      expect(placesOf(dump, name?.value ?? '')).toEqual([]);
      expect(placesOf(dump, '10000000000')).toEqual([]);
      const { rows } = await database.pool.query<{ id: string }>(
        'select id from organisation order by created_at',
      );
      const organisations = rows.map((row) => row.id) as never[];
      const now = Date.now();
      const reach = { organisations, places: null };
      const span = { from: (now - 3_600_000) as never, to: (now + 60_000) as never };
      const found = (await recordReader(platformSql(database.pool)).search(reach, span)).items;
      const record = found.find(({ body }) => body !== null);
      if (record === undefined || record.body === null) throw new Error('no record');
      const path = join(folder, 'keys', 'custody.key');
      const custody = await fileCustody({ path, outside: join(folder, 'data'), mayCreate: async () => true });
      const thief = dayKeys({
        shelf: platformKeyShelf(database.pool),
        custody,
        onOpening: async () => undefined,
      });
      const opening = {
        ...{
          owner: rows[0]?.id as string as KeyOwner,
          purpose: record.header.purpose,
          role: 'tracer' as const,
        },
        ...{ reason: 'theft', by: 'thief' },
      };
      const body = { keyId: record.body.keyId as KeyId, bytes: record.body.bytes };
      await expect(
        thief.open(opening, collectableFields, [{ header: record.header, body }]),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^store-/) });
      custody.close();
    } finally {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
