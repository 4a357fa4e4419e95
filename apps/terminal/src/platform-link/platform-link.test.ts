import { randomUUID } from 'node:crypto';
import type { PlatformLinkView } from '@vedette/contract';
import type { Command, CommandId } from '@vedette/contract/link';
import { instant, type PassHeader, Personal, type PersonId } from '@vedette/domain';
import { passageIds } from '@vedette/store';
import { expect, test, vi } from 'vitest';
import { type Admin, bodyOf, codeOf, openAdmin } from '../../test/admin.ts';
import { person } from '../../test/joined.ts';
import { type LoopbackPlatform, openLoopbackPlatform, soon } from '../../test/loopback-platform.ts';
import { nodeClient } from './node-client.ts';

const patience = { timeout: 20_000, interval: 50 };
const newId = passageIds(() => instant(Date.now()), instant(0));

async function openPair() {
  const platform = await openLoopbackPlatform();
  const faults: unknown[] = [];
  const admin = await openAdmin({ link: nodeClient((cause) => faults.push(cause)) });
  await admin.adopt({ collect: {} });
  return { platform, admin, faults };
}

const viewOf = async (admin: Admin) =>
  bodyOf<PlatformLinkView>(await admin.as('owner', 'GET', '/api/platform'));
const isConnected = (admin: Admin) =>
  vi.waitFor(async () => expect((await viewOf(admin)).state).toBe('connected'), patience);

async function join(admin: Admin, { origin, voucher }: LoopbackPlatform): Promise<void> {
  const asked = await admin.as('owner', 'POST', '/api/platform/join', {
    json: { url: `${origin}/`, voucher },
  });
  expect(asked.status).toBe(200);
  await isConnected(admin);
}

async function passages(admin: Admin, count: number): Promise<void> {
  const duty = (await admin.store.duties.current())?.duty;
  if (duty === undefined) throw new Error('no duty');
  const headers = Array.from({ length: count }, (_, at): PassHeader => {
    return {
      ...{ id: newId(), occurredAt: instant(admin.now() + at), lane: 'lane-1' as PassHeader['lane'] },
      ...{ direction: 'in', duty: duty.id, dutyVersion: duty.version, purpose: duty.purpose },
      ...{ outcome: 'granted', reasons: [], notices: [], by: ['face'], manual: false },
    };
  });
  const written = headers.map((header) =>
    admin.store.records.append({ header, subject: null, body: new Personal({}) }),
  );
  await Promise.all(written);
}

test('joins by a voucher, takes the site’s name and time, and sends what happens from then on', async () => {
  const { platform, admin } = await openPair();
  await passages(admin, 3);
  expect(await viewOf(admin)).toMatchObject({ state: 'alone', platform: null, waiting: { records: 0 } });
  await join(admin, platform);
  const view = await viewOf(admin);
  expect(view).toMatchObject({ site: '东门', platform: platform.origin, problem: null });
  expect(admin.deps.site.name()).toBe('东门');
  await passages(admin, 5);
  admin.deps.live.publish({ type: 'completion', id: 'x', completion: 'taken' });
  await vi.waitFor(() => expect(platform.kept.size).toBe(5), patience);
  expect((await viewOf(admin)).waiting.records).toBe(0);
  expect(platform.births.at(-1)).toMatchObject({ lanes: ['lane-1'], duty: { id: 'test-duty' } });
});

test('shows a code until somebody types it, in whatever way', async () => {
  const { platform, admin } = await openPair();
  const asked = { json: { url: platform.origin, voucher: null } };
  await admin.as('owner', 'POST', '/api/platform/join', asked);
  const shown = await vi.waitFor(async () => {
    const { state, claim } = await viewOf(admin);
    expect([state, claim?.uri.startsWith('vedette:claim?')]).toEqual(['joining', true]);
    return claim?.code ?? '';
  }, patience);
  await vi.waitFor(async () => expect(await platform.claim('AAAA-AAAA')).toBe('wrong'), patience);
  expect(await platform.claim(`${shown.slice(0, 4)}-${shown.slice(4).toLowerCase()}`)).toBe('right');
  await isConnected(admin);
  expect((await viewOf(admin)).claim).toBeNull();
});

test('keeps what the platform rules from being changed here, and lets go of it when it leaves', async () => {
  const { platform, admin } = await openPair();
  await join(admin, platform);
  platform.put({ 'person/ann': person('Ann'), 'list/guests': { kind: 'allow', name: 'Guests' } });
  await vi.waitFor(async () => expect(await admin.store.people.count()).toBe(1), patience);
  await admin.adopt({ askReason: false });
  const change = { json: { name: 'Another' } };
  for (const [method, path, ask] of [
    ['PATCH', '/api/people/ann', change],
    ['DELETE', '/api/people/ann', {}],
    ['PUT', '/api/lists/guests', { json: { kind: 'allow', name: 'Mine' } }],
    ['DELETE', '/api/lists/guests', {}],
  ] as const) {
    const answer = await admin.as('owner', method, path, ask);
    expect(await codeOf(answer), `${method} ${path}`).toBe('409 ruled-by-platform');
  }
  expect(
    (await admin.as('owner', 'PUT', '/api/lists/own', { json: { kind: 'deny', name: 'Own' } })).status,
  ).toBe(200);
  const shown = await bodyOf<{ items: { ruledByPlatform: boolean }[] }>(
    await admin.as('owner', 'GET', '/api/people'),
  );
  expect(shown.items.map(({ ruledByPlatform }) => ruledByPlatform)).toEqual([true]);
  expect((await viewOf(admin)).rules).toMatchObject({ people: 1, lists: ['guests'], duty: false });
  expect((await admin.as('owner', 'POST', '/api/platform/leave')).status).toBe(204);
  expect((await viewOf(admin)).state).toBe('alone');
  expect((await admin.as('owner', 'PATCH', '/api/people/ann', change)).status).toBe(200);
});

test('forgets whom the platform has deleted', async () => {
  const { platform, admin } = await openPair();
  await join(admin, platform);
  platform.put({ 'person/ann': person('Ann'), 'person/bob': person('Bob') });
  await vi.waitFor(async () => expect(await admin.store.people.count()).toBe(2), patience);
  platform.remove('person/ann');
  await vi.waitFor(async () => expect(await admin.store.people.get('ann' as PersonId)).toBeNull(), patience);
  expect(admin.lanes.told).toContain('forget ann');
  expect(platform.applied.every(({ rejected }) => rejected.length === 0)).toBe(true);
});

test('opens a lane once, however often the command comes', async () => {
  const { platform, admin } = await openPair();
  await join(admin, platform);
  const command: Command = {
    ...{ id: randomUUID() as string as CommandId, kind: 'open-lane', lane: 'lane-1' as never },
    ...{ givenAt: instant(Date.now()), notAfter: soon() },
  };
  for (let i = 0; i < 3; i++) platform.give(command);
  await vi.waitFor(() => expect(platform.answers.some(({ state }) => state === 'done')).toBe(true), patience);
  platform.give(command);
  await vi.waitFor(
    () => expect(platform.answers.filter(({ state }) => state === 'done').length).toBeGreaterThan(1),
    patience,
  );
  expect(admin.lanes.told.filter((told) => told === 'open')).toEqual(['open']);
});

test('sends in order and once what happened while the network was gone', async () => {
  const { platform, admin } = await openPair();
  await join(admin, platform);
  await platform.cut(true);
  await passages(admin, 2000);
  await vi.waitFor(async () => expect((await viewOf(admin)).state).toBe('connecting'), patience);
  expect((await viewOf(admin)).waiting.records).toBe(2000);
  await platform.cut(false);
  await admin.as('owner', 'POST', '/api/platform/retry');
  await vi.waitFor(async () => expect((await viewOf(admin)).waiting.records).toBe(0), { timeout: 60_000 });
  expect([...platform.kept.keys()].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 2000 }, (_, at) => at + 1),
  );
  const ids = [...platform.kept.values()].map((entry) => (entry as { header: PassHeader }).header.id);
  expect(new Set(ids).size).toBe(2000);
}, 120_000);

test('takes settings, and says what it could not', async () => {
  const { platform, admin } = await openPair();
  await join(admin, platform);
  platform.set([['clock.timeZone', 'Asia/Urumqi']]);
  await vi.waitFor(() => expect(admin.deps.clock.status().timeZone).toBe('Asia/Urumqi'), patience);
});

test('is refused for what is no voucher and no address, and to whoever may not change the device', async () => {
  const { admin } = await openPair();
  const wrong = { json: { url: 'http://127.0.0.1:9', voucher: 'vedette-voucher:abc' } };
  expect(await codeOf(await admin.as('owner', 'POST', '/api/platform/join', wrong))).toBe(
    '400 input-invalid',
  );
  const local = { json: { url: 'file:///etc', voucher: null } };
  expect(await codeOf(await admin.as('owner', 'POST', '/api/platform/join', local))).toBe(
    '400 input-invalid',
  );
  const own = { json: { url: 'http://127.0.0.1:9', voucher: null } };
  expect(await codeOf(await admin.as('guard', 'POST', '/api/platform/join', own))).toBe('403 not-allowed');
});
