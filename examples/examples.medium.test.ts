import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeNet } from '@vedette/link/device';
import { openPlatform, type PlatformClient } from '@vedette/sdk/platform';
import { type OwnPlatform, startOwnPlatform } from '@vedette/testing/city';
import { openSimulatedSentinel, type SimulatedSentinel } from '@vedette/testing/sentinel';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';

const patience = { timeout: 60_000, interval: 100 };
const permissions = [
  ...['flow-see', 'alarms-see', 'devices-see', 'devices-change', 'devices-command', 'people-see'],
  ...['people-change', 'records-see', 'records-export', 'locations-see', 'integrations-change'],
];

let folder: string;
let owner: OwnPlatform;
let platform: PlatformClient;
let sentinel: SimulatedSentinel;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedette-examples-'));
  const data = join(folder, 'data');
  await mkdir(data);
  // The receiver of the webhooks stands on this machine.
  await writeFile(join(data, 'platform.json'), '{"inwardNetworks":["127.0.0.0/8"]}');
  owner = await startOwnPlatform({ data });
  const asked = { name: 'Examples', permissions, places: null, expiresAt: null };
  const { secret } = (await owner.ask('POST', '/api/keys', asked)) as { secret: string };
  environment = { VEDETTE_URL: owner.origin, VEDETTE_KEY: secret };
  platform = openPlatform({ base: owner.origin, key: secret });
  const voucher = await owner.voucher(1);
  sentinel = await openSimulatedSentinel({ origin: owner.origin, voucher, net: nodeNet() });
  await vi.waitFor(() => expect(sentinel.link.state().phase).toBe('connected'), patience);
}, 180_000);

afterAll(async () => {
  await sentinel?.close();
  await owner?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly process: ChildProcess;
  /** What it has printed so far. */
  out(): string;
  errors(): string;
  /** Its exit code. */
  over(): Promise<number | null>;
}

/** Runs an example as its README says. */
function run(
  example: string,
  args: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Run {
  const program = fileURLToPath(new URL(`${example}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=@vedette/source', program, ...args], {
    env: { ...process.env, ...environment, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', errors: '' };
  child.stdout.on('data', (bytes: Buffer) => (said.out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said.errors += bytes.toString()));
  const closed = once(child, 'close');
  return {
    process: child,
    out: () => said.out,
    errors: () => said.errors,
    over: async () => ((await closed) as [number | null])[0],
  };
}

const waitFor = (example: Run, text: RegExp) =>
  vi.waitFor(() => {
    const found = text.exec(example.out());
    if (found === null) throw new Error(`${example.out()}${example.errors()}`);
    return found;
  }, patience);

describe('the examples, run against a real platform', () => {
  it('open a lane, and say of one that is not there that it is not', async () => {
    const opened = run('open-a-lane', [sentinel.device.id, 'lane-1', '送货']);
    expect([await opened.over(), opened.out()]).toEqual([0, `lane-1 of ${sentinel.device.id}: done\n`]);
    expect(sentinel.device.ran).toMatchObject([{ kind: 'open-lane', lane: 'lane-1' }]);
    const unknown = run('open-a-lane', ['aaaaaaaaaaaaaaaa']);
    expect([await unknown.over(), unknown.errors()]).toEqual([1, 'the platform says: not-found\n']);
  });

  it('watch the flow while people pass', async () => {
    const watching = run('watch-the-flow');
    await vi.waitFor(async () => {
      await sentinel.pass(3);
      expect(watching.out()).toMatch(/^\d+\/\S+ (in|out) granted \d+$/m);
    }, patience);
    watching.process.kill('SIGINT');
    expect(await watching.over()).toBe(0);
  });

  it('export what has passed, when one person is enough for that', async () => {
    await vi.waitFor(() => expect(sentinel.device.outbox.through).toBeGreaterThan(0), patience);
    const now = Date.now();
    const time = [new Date(now - 3_600_000).toISOString(), new Date(now + 1_000).toISOString()];
    const refused = run('export-records', time);
    expect([await refused.over(), refused.errors()]).toEqual([1, 'the platform says: approval-required\n']);
    const [organisation] = (await owner.ask('GET', '/api/organisations')) as { id: string }[];
    await owner.ask('PATCH', `/api/organisations/${organisation?.id}`, { exportNeedsTwo: false });
    const exported = run('export-records', time);
    expect(await exported.over()).toBe(0);
    const lines = exported.out().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).device)).toContain(sentinel.device.id);
    expect(exported.errors()).toMatch(/granted \d+/);
  });

  it('try a table of people first, and write it when they are told to', async () => {
    const table = fileURLToPath(new URL('import-people/people.csv', import.meta.url));
    const tried = run('import-people', [table]);
    expect([await tried.over(), tried.out()]).toEqual([
      0,
      '3 rows: 3 new, 0 changed, 0 as before, 0 refused\n',
    ]);
    const none = await platform.people.list({ query: { query: 'Mary' } });
    expect(none.items).toEqual([]);
    const written = run('import-people', [table, '--write']);
    expect(await written.over()).toBe(0);
    const { items } = await platform.people.list({ query: { query: 'Mary' } });
    expect(items).toMatchObject([{ name: "Mary O'Brien", externalId: 'V-1002' }]);
  });

  it('say of each row that is refused why, and write nothing then', async () => {
    const table = join(folder, 'wrong.csv');
    await writeFile(table, 'name,phone,shoe size\nAnn,13800000009,38\nBob,none,44\n');
    const tried = run('import-people', [table, '--write']);
    expect(await tried.over()).toBe(1);
    expect(tried.out()).toMatch(/2 rows: 1 new, .* 1 refused\nleft out: shoe size\nrow 3: \S+ \(phone\)\n$/);
    expect((await platform.people.list({ query: { query: 'Ann' } })).items).toEqual([]);
  });

  it('receive a webhook that is signed, and refuse one that is not', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const { channel, secret } = await platform.integrations.create({
      body: {
        ...{ kind: 'webhook', name: 'Example', url, events: ['alarm.raised', 'channel.test'] },
        ...{ severity: 'info', places: null, language: 'en', isActive: true },
      },
    });
    const receiver = run('receive-webhooks', [], {
      ...{ VEDETTE_WEBHOOK_SECRET: secret ?? '', PORT: String(port) },
    });
    await waitFor(receiver, /listening/);
    const tested = await platform.integrations.test({ params: { id: channel.id } });
    expect(tested).toMatchObject({ isDelivered: true, status: 204 });
    await waitFor(receiver, /^test$/m);
    const forged = await fetch(url, { method: 'POST', body: '{"type":"alarm.raised"}' });
    expect(forged.status).toBe(401);
    await waitFor(receiver, /^refused: headers-missing$/m);
  });

  it('are a sentinel: claimed by the code it shows, told to open, and its passage arrives', async () => {
    const own = run('enrol-a-sentinel');
    const [, id = '', code = ''] = await waitFor(own, /claim (\S+) with the code (\S+)/);
    const { items } = await platform.locations.tree();
    const site = items.find(({ kind }) => kind === 'site')?.id ?? 0;
    await vi.waitFor(() => platform.devices.claim({ params: { id }, body: { site, code } }), patience);
    await waitFor(own, /belongs to First site[\s\S]*connected over channel/);
    const opened = run('open-a-lane', [id]);
    expect(await opened.over()).toBe(0);
    await waitFor(own, /opened lane-1/);
    const now = Date.now();
    await vi.waitFor(async () => {
      const query = { from: now - 60_000, to: now + 60_000 };
      const found = (await platform.records.search({ query })).items.filter(({ device }) => device === id);
      expect(found).toMatchObject([{ outcome: 'granted', manual: true, hasBody: false }]);
    }, patience);
    own.process.kill('SIGINT');
    expect(await own.over()).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
