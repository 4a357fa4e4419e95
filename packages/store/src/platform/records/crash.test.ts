import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { morning, plantFleet, record } from '../../../test/platform/record-kit.ts';
import { testDatabaseUrl } from '../../../test/platform/test-database.ts';
import { retried } from '../database/retry.ts';
import type { DeviceId } from '../devices/port.ts';
import { processesIn } from '../embedded/leftover.ts';
import { openPlatformStore } from '../open-platform-store.ts';
import type { PlatformStore } from '../platform-store.ts';
import type { LogId } from './port.ts';

const log = 'log' as LogId;
const now = () => morning + 86_400_000;
const settings = { shared_buffers: '64MB' };
const script = join(import.meta.dirname, '../../../test/platform/ingest-process.ts');
let folder: string;
const stores: PlatformStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-crash-'));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(source: { url: string } | { dataFolder: string; settings: typeof settings }) {
  const store = await openPlatformStore(source, { now });
  stores.push(store);
  return store;
}

const run = (device: DeviceId, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ seq: from + i, entry: record(device, from + i) }));

/** Records, different ones of them, and passes counted in the roll-up, of each device. */
async function kept({ database }: PlatformStore): Promise<ReadonlyMap<string, readonly number[]>> {
  // Again while the server is not back yet.
  const { rows } = await retried(() => database.pool.query<KeptRow>(passes), { forConnection: 10_000 });
  return new Map(rows.map(({ id, n, ids, passes }) => [id, [n, ids, passes]]));
}

interface KeptRow {
  readonly id: string;
  readonly n: number;
  readonly ids: number;
  readonly passes: number;
}
const passes = `select d.id, count(*)::int as n, count(distinct r.id)::int as ids,
       (select sum(f.passes)::int from flow_minute f join device_lane l on l.location_id = f.lane
        where l.device = d.number) as passes
     from pass_record r join device d on d.number = r.device group by d.id, d.number`;

function platform(where: string, devices: number, records: number): ChildProcess {
  const args = ['--conditions=@vedette/source', script, where, String(devices), String(records)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Ends a process after so many acknowledgements; gives what it had acknowledged to each device. */
async function killedAfter(child: ChildProcess, acknowledgements: number) {
  const through = new Map<DeviceId, number>();
  if (child.stdout === null) throw new Error('no output');
  let count = 0;
  for await (const line of createInterface(child.stdout)) {
    const [device = '', upTo = ''] = line.split(' ');
    through.set(device as DeviceId, Number(upTo));
    count += 1;
    if (count === acknowledgements) child.kill('SIGKILL');
  }
  return through;
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((done) => {
    child.once('exit', done);
  });

describe('what was acknowledged', () => {
  it('is there once after the database was killed again and again in the middle', async () => {
    const store = await open({ dataFolder: folder, settings });
    const fleet = await plantFleet(store.database.pool, 20, 3);
    let acknowledged = 0;
    let kills = 0;
    const send = async (device: DeviceId) => {
      for (let through = 0; through < 300; ) {
        try {
          ({ through } = await store.ingest.append(device, log, run(device, through + 1, through + 10)));
        } catch (error) {
          // As a sentinel does: what was not acknowledged comes again.
          expect(error).toMatchObject({ code: 'database-gone' });
          continue;
        }
        acknowledged += 1;
        if (acknowledged % 150 !== 0) continue;
        kills += 1;
        for (const pid of processesIn(join(folder, 'cluster'))) kill(pid);
      }
    };
    await Promise.all(fleet.map(send));
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(await kept(store)).toEqual(new Map(fleet.map((device) => [device, [300, 300, 300]])));
  });

  it('is there once after the platform was killed with its database', async () => {
    const told = await killedAfter(platform(folder, 10, 10_000), 60);
    const store = await open({ dataFolder: folder, settings });
    const before = await kept(store);
    for (const [device, through] of told)
      expect(before.get(device)?.[0] ?? 0).toBeGreaterThanOrEqual(through);
    // What came after the last word may be there or not; sent again, it is there once.
    for (const [device, through] of told)
      await store.ingest.append(device, log, run(device, through + 1, through + 200));
    const after = await kept(store);
    for (const [device, through] of told) {
      const count = through + 200;
      expect(after.get(device)).toEqual([count, count, count]);
    }
  });
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Its first process had taken it along.
  }
}

describe('two platform processes on one database', () => {
  it('take in the same devices at once, and count each record once', async () => {
    const url = await testDatabaseUrl();
    const store = await open({ url });
    await plantFleet(store.database.pool, 8, 3);
    const both = [platform(url, 8, 200), platform(url, 8, 200)];
    for (const child of both) child.stdout?.resume();
    expect(await Promise.all(both.map(ended))).toEqual([0, 0]);
    expect([...(await kept(store)).values()]).toEqual(Array.from({ length: 8 }, () => [200, 200, 200]));
  });

  it('do not wait for one that was killed', async () => {
    const url = await testDatabaseUrl();
    const store = await open({ url });
    const fleet = await plantFleet(store.database.pool, 8, 3);
    const told = await killedAfter(platform(url, 8, 10_000), 40);
    await Promise.all(fleet.map((device) => store.ingest.append(device, log, run(device, 1, 1000))));
    for (const through of told.values()) expect(through).toBeLessThan(1000);
    const all = await kept(store);
    for (const device of fleet) expect(all.get(device)).toEqual([1000, 1000, 1000]);
  });
});

describe('a database that is gone', () => {
  it('is said to be gone, and nothing is acknowledged', async () => {
    const served = await open({ dataFolder: folder, settings });
    const [device = '' as DeviceId] = await plantFleet(served.database.pool, 1);
    const store = await open({ url: served.database.url });
    await store.ingest.append(device, log, run(device, 1, 1));
    await served.close();
    await expect(store.ingest.append(device, log, run(device, 2, 2))).rejects.toMatchObject({
      code: 'database-gone',
    });
    const reach = { organisations: [], places: null };
    await expect(store.locations.tree(reach)).rejects.toMatchObject({ code: 'database-gone' });
    await expect(open({ url: served.database.url })).rejects.toMatchObject({ code: 'database-gone' });
  });

  it('is never named with its password', async () => {
    for (const url of ['', 'postgres://', 'mysql://u:hush@h/d', 'postgres://u:hush@h', 'postgres:///d']) {
      const error: unknown = await open({ url }).catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'input-invalid' });
      expect(String(error)).not.toContain('hush');
    }
  });
});
