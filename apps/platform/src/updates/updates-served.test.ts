import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Key, Metadata, Root, Signature, TargetFile, Targets } from '@tufjs/models';
import { updateRoutes } from '@vedette/contract/platform';
import { instant } from '@vedette/domain';
import { Updater } from 'tuf-js';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { boss, type Fleet, guard, stranger, testFleet } from '../../test/fleet-app.ts';
import type { AlarmNews } from '../alarms/tell-alarm.ts';
import { serveModule } from '../module/serve-module.ts';
import { stepRollouts, updateAccess, updateHandlers } from './handlers.ts';
import type { OnlineKey } from './online-key.ts';
import { type PublishDeps, renewTimestamp } from './publish.ts';
import { updateFile } from './update-files.ts';

const day = 86_400_000;
let fleet: Fleet;
let now = Date.now();

interface Pair {
  readonly raw: Buffer;
  readonly secret: KeyObject;
}
const pair = (): Pair => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { raw: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'), secret: privateKey };
};
const idOf = ({ raw }: Pair) => createHash('sha256').update(raw).digest('hex');
const keyOf = (one: Pair) =>
  new Key({
    keyID: idOf(one),
    keyType: 'ed25519',
    scheme: 'ed25519',
    keyVal: { public: one.raw.toString('hex') },
  });
const alarms: AlarmNews[] = [];
const [online, offline, other] = [pair(), pair(), pair()];
const onlineKey: OnlineKey = { publicKey: online.raw, sign: (message) => sign(null, message, online.secret) };
const expires = (days: number) => new Date(now + days * day).toISOString().replace(/\.\d{3}Z$/, 'Z');

function signed(metadata: Metadata<Root> | Metadata<Targets>, ...by: Pair[]): string {
  for (const one of by)
    metadata.sign(
      (data) => new Signature({ keyID: idOf(one), sig: sign(null, data, one.secret).toString('hex') }),
      true,
    );
  return JSON.stringify(metadata.toJSON());
}
interface RootChange {
  readonly owner?: Pair;
  readonly by?: readonly Pair[];
  readonly platform?: Pair;
  readonly days?: number;
}
function root(
  version: number,
  { owner = offline, by = [owner], platform = online, days = 365 }: RootChange = {},
): string {
  const made = new Root({ specVersion: '1.0.31', version, expires: expires(days), consistentSnapshot: true });
  for (const role of ['root', 'targets']) made.addKey(keyOf(owner), role);
  for (const role of ['snapshot', 'timestamp']) made.addKey(keyOf(platform), role);
  return signed(new Metadata(made), ...by);
}
const archive = (version: string) => Buffer.from(`archive of ${version}`);
const hashOf = (version: string) => createHash('sha256').update(archive(version)).digest('hex');
function targets(version: number, releases: readonly string[], by: Pair = offline, path = '.zip'): string {
  const made = new Targets({ specVersion: '1.0.31', version, expires: expires(90) });
  for (const one of releases)
    made.addTarget(
      new TargetFile({
        ...{ path: `${one}${path}`, length: archive(one).length, hashes: { sha256: hashOf(one) } },
        unrecognizedFields: { custom: { version: one, note: 'new' } },
      }),
    );
  return signed(new Metadata(made), by);
}

const put = (path: string, body: string | Buffer, caller = boss) =>
  fleet.app(caller)('put', path, new Uint8Array(Buffer.from(body)), {
    'content-type': path.includes('archives') ? 'application/zip' : 'application/octet-stream',
  });
const upload = (version: string) => put(`/api/updates/archives/${hashOf(version)}`, archive(version));
const deps = (): PublishDeps => ({ ...fleet.store, onlineKey });

beforeAll(async () => {
  fleet = await testFleet(6, (app, { store, trail: audit, woken }) => {
    const wake = (device: (typeof woken)[number]) => void woken.push(device);
    const tell = async (news: AlarmNews) => void alarms.push(news);
    const needs = { ...store, audit, wake, tell, onlineKey, now: () => instant(now) };
    serveModule(app, updateRoutes, updateAccess, updateHandlers(needs));
  });
});

describe('the repository', () => {
  it('takes the first root that names its own key, and then only what that root vouches for', async () => {
    expect((await fleet.app(boss)('get', '/api/updates/repository')).body).toEqual({
      ...{ root: null, targets: null, timestamp: null, onlineKey: online.raw.toString('hex') },
    });
    expect((await put('/api/updates/targets', targets(1, []))).status).toBe(404);
    const wrong = ['{', '{}', root(1, { platform: other }), root(1, { days: -1 })];
    for (const text of wrong) expect((await put('/api/updates/root', text)).status).toBe(400);
    expect((await put('/api/updates/root', root(1, { by: [other] }))).status).toBe(403);
    expect((await put('/api/updates/root', root(2))).status).toBe(409);
    for (const caller of [guard, { ...boss, permissions: new Set(['devices-see']) }])
      expect((await put('/api/updates/root', root(1), caller)).status).toBe(403);
    expect((await put('/api/updates/root', root(1))).body.root).toMatchObject({
      version: 1,
      keyIds: [idOf(offline)],
    });
    expect((await put('/api/updates/root', root(2, { owner: other, by: [other] }))).status).toBe(403);
  });

  it('names no release whose archive is not here, or that others signed', async () => {
    expect((await put('/api/updates/targets', targets(1, ['1.0.0']))).status).toBe(404);
    expect((await put(`/api/updates/archives/${hashOf('1.0.0')}`, 'something else')).status).toBe(400);
    expect((await upload('1.0.0')).body).toEqual({ hash: hashOf('1.0.0'), length: archive('1.0.0').length });
    expect((await put('/api/updates/targets', targets(1, ['1.0.0'], other))).status).toBe(403);
    expect((await put('/api/updates/targets', targets(1, ['1.0.0'], offline, '.exe'))).status).toBe(400);
    expect((await put('/api/updates/targets', targets(1, ['1.0.0']))).body).toMatchObject({
      targets: { version: 1 },
    });
    expect((await put('/api/updates/targets', targets(1, ['1.0.0']))).status).toBe(409);
  });

  it('is believed by a client of The Update Framework, over a change of its keys as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vedette-tuf-'));
    const server = createServer(async (request, response) => {
      const answer = await updateFile(
        fleet.store,
        (request.url ?? '').slice(9),
        request.headers.range ?? null,
      );
      response
        .writeHead(answer.status, Object.fromEntries(answer.headers))
        .end(Buffer.from(await answer.arrayBuffer()));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    });
    writeFileSync(join(folder, 'root.json'), root(1));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/updates`;
    const look = (version: string) =>
      new Updater({ metadataDir: folder, metadataBaseUrl: `${origin}/metadata` }).getTargetInfo(
        `${version}.zip`,
      );
    expect((await look('1.0.0'))?.hashes).toEqual({ sha256: hashOf('1.0.0') });
    expect(await look('1.1.0')).toBeUndefined();
    expect(
      (await put('/api/updates/root', root(2, { owner: other, by: [offline, other] }))).body.root.version,
    ).toBe(2);
    await upload('1.1.0');
    await put('/api/updates/targets', targets(2, ['1.0.0', '1.1.0'], other));
    expect((await look('1.1.0'))?.length).toBe(archive('1.1.0').length);
    const part = await fetch(`${origin}/archives/${hashOf('1.1.0')}`, { headers: { range: 'bytes=8-' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 8-15/16',
      'of 1.1.0',
    ]);
    const beyond = await fetch(`${origin}/archives/${hashOf('1.1.0')}`, { headers: { range: 'bytes=99-' } });
    expect(beyond.status).toBe(416);
    for (const path of [
      'metadata/99.root.json',
      'metadata/../secret',
      'archives/xx',
      'metadata/root.json',
      '',
    ])
      expect((await updateFile(fleet.store, path, null)).status).toBe(404);
  });

  it('says anew each few days which documents are the newest, once', async () => {
    const versionOf = async () => (await fleet.store.updates.newest('timestamp'))?.version ?? 0;
    const before = await versionOf();
    expect(await renewTimestamp(deps(), instant(now))).toBe(false);
    now += 4 * day;
    const both = await Promise.all([1, 2].map(() => renewTimestamp(deps(), instant(now))));
    expect([both.filter((done) => done).length, await versionOf()]).toEqual([1, before + 1]);
  });
});

describe('a roll-out', () => {
  it('is started, watched, and rolled back by whoever reaches all of it', async () => {
    for (const device of fleet.devices)
      await fleet.store.presence.born(
        device,
        { session: 's', over: 'channel', facts: { software: '1.0.0' }, health: {} },
        instant(now - 1000),
      );
    const asked = { hash: hashOf('1.1.0'), scope: { place: 1 }, stages: [0.5, 1], failureLimit: 0.1 };
    expect((await fleet.app(stranger)('post', '/api/rollouts', asked)).status).toBe(404);
    const started = (await fleet.app(boss)('post', '/api/rollouts', asked)).body;
    expect(started).toMatchObject({ phase: 'running', version: '1.1.0', counts: { waiting: 6 } });
    expect(fleet.woken).toHaveLength(3);
    const one = async () => (await fleet.app(boss)('get', `/api/rollouts/${started.id}`)).body;
    expect((await one()).counts).toMatchObject({ told: 3, waiting: 3 });
    expect(
      (await fleet.app(boss)('get', `/api/rollouts/${started.id}/devices?state=told`)).body.items[0],
    ).toMatchObject({ from: '1.0.0', stage: 0 });
    expect((await fleet.app(guard)('post', `/api/rollouts/${started.id}/stop`, { reason: 'x' })).status).toBe(
      403,
    );
    expect((await fleet.app(stranger)('get', `/api/rollouts/${started.id}`)).status).toBe(404);
    const back = await fleet.app(boss)('post', `/api/rollouts/${started.id}/roll-back`, { reason: 'bad' });
    expect(back.body.items).toMatchObject([{ kind: 'back', version: '1.0.0' }]);
    expect((await one()).phase).toBe('stopped');
    const releases = (await fleet.app(boss)('get', '/api/updates/releases')).body.items;
    expect(releases.find(({ version }: { version: string }) => version === '1.0.0')).toMatchObject({
      isNamed: true,
      running: 6,
      note: 'new',
    });
  });

  it('that stops by itself raises one alarm at the place that it was for', async () => {
    const running = (await fleet.app(boss)('get', '/api/rollouts')).body.items;
    for (const { id, phase } of running)
      if (phase === 'running') await fleet.app(boss)('post', `/api/rollouts/${id}/stop`, { reason: 'x' });
    const asked = { hash: hashOf('1.1.0'), scope: { place: 1 }, stages: [0.5, 1], failureLimit: 0.1 };
    const { id } = (await fleet.app(boss)('post', '/api/rollouts', asked)).body;
    for (const device of fleet.devices)
      await fleet.store.presence.born(
        device,
        {
          ...{ session: 's', over: 'channel', facts: { software: '1.0.0' } },
          health: { troubles: ['update:fell-back'] },
        },
        instant(now + 1000),
      );
    const tell = async (news: AlarmNews) => void alarms.push(news);
    const needs = { ...fleet.store, tell, wake: () => {}, now: () => instant(now + 2000) };
    await stepRollouts(needs);
    await stepRollouts(needs);
    expect(alarms).toMatchObject([
      {
        what: 'raised',
        alarm: {
          ...{ kind: 'update-failed', severity: 'warning', location: 1, organisation: boss.organisation },
          figures: { rollout: id, version: '1.1.0', good: 0, failed: 3 },
        },
      },
    ]);
  });
});
