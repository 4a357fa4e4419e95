import { createHash } from 'node:crypto';
import type { RetirementDetailView, RetirementView } from '@vedette/contract/platform';
import { type ErasureReport, instant } from '@vedette/domain';
import { isRetirementKey, linkKeyFrom, newLinkSecret, nodeNet, signEvidence } from '@vedette/link';
import { openSimulatedSentinel, type SimulatedSentinel } from '@vedette/testing/sentinel';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  claimed,
  colleague,
  type TestPlatform,
  testPlatform,
  type Visitor,
} from '../../test/platform-kit.ts';

const patience = { timeout: 15_000, interval: 100 };
const point = Buffer.from(
  '036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296',
  'hex',
).toString('base64url');
let platform: TestPlatform;
let owner: Visitor;
let second: Visitor;
let third: Visitor;
let keeper: Visitor;
let sentinel: SimulatedSentinel;
let id: string;

beforeAll(async () => {
  platform = await testPlatform();
  owner = await claimed(platform);
  second = await colleague(platform, owner, 'second', [{ role: 'auditor', places: null }]);
  third = await colleague(platform, owner, 'third', [{ role: 'auditor', places: null }]);
  // The duty of the simulated sentinel shows names to tracers alone.
  keeper = await colleague(platform, owner, 'keeper', [
    { role: 'administrator', places: null },
    { role: 'tracer', places: null },
  ]);
  const { json } = await owner.ask('POST', '/api/device-vouchers', { site: 1, uses: 1, hours: 1 });
  sentinel = await openSimulatedSentinel({
    origin: platform.url,
    voucher: String(json['voucher']),
    net: nodeNet(),
  });
  await vi.waitFor(() => expect(sentinel.link.state().phase).toBe('connected'), patience);
  // Its root is settled: the platform keeps the other half of generation 1.
  await sentinel.link.ask({ type: 'keeper-prepare', generation: 1 });
  await sentinel.link.ask({ type: 'keeper-settled', generation: 1, dropped: 0, survivors: 1 });
  await vi.waitFor(async () => {
    expect([...sentinel.device.set.rows.keys()].some((key) => key.startsWith('day-key/'))).toBe(true);
  }, patience);
  await sentinel.pass(3);
}, 60_000);
afterAll(() => sentinel?.close());

const one = async (who: Visitor = owner) =>
  (await who.ask('GET', `/api/retirements/${id}`)).json as unknown as RetirementDetailView;
const act = (who: Visitor, path: string, body?: unknown) =>
  who.ask('POST', `/api/retirements/${id}/${path}`, body);
const comesTo = (phase: RetirementView['phase']) =>
  vi.waitFor(async () => expect((await one()).phase).toBe(phase), patience);

it('counts what is held before anything is lost, and asks about a backup', async () => {
  const device = sentinel.device.id;
  await vi.waitFor(async () => {
    const { json } = await owner.ask(
      'GET',
      `/api/records?from=${Date.now() - 3_600_000}&to=${Date.now() + 60_000}`,
    );
    expect(json['items']).toHaveLength(3);
  }, patience);
  const asked = await owner.ask('POST', '/api/retirements', { devices: [device], reason: '换新' });
  expect(asked.json).toMatchObject({ devices: 1 });
  const listed = await owner.ask('GET', `/api/retirements?batch=${asked.json['batch']}`);
  id = (listed.json['items'] as RetirementView[])[0]?.id ?? '';
  await comesTo('backup');
  const again = await owner.ask('POST', '/api/retirements', { devices: [device], reason: 'x' });
  expect(again.status).toBe(409);
});

it('gives the owner a copy that he alone opens, with no key in it', async () => {
  const identity = await generateX25519Identity();
  const cookie = [...keeper.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${platform.url}/api/retirements/${id}/backup`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: await identityToRecipient(identity) }),
  });
  const sealed = new Uint8Array(await answer.arrayBuffer());
  expect(Buffer.from(sealed).includes('Simulated')).toBe(false);
  const stranger = new Decrypter();
  stranger.addIdentity(await generateX25519Identity());
  await expect(stranger.decrypt(sealed)).rejects.toThrow();
  const opener = new Decrypter();
  opener.addIdentity(identity);
  const lines = Buffer.from(await opener.decrypt(sealed))
    .toString('utf8')
    .trim()
    .split('\n');
  expect(lines).toHaveLength(4);
  const records = lines.slice(1).map((line) => JSON.parse(line) as { body: { name?: string } | null });
  expect(records.some(({ body }) => body?.name?.startsWith('Simulated') === true)).toBe(true);
  expect(Object.keys(JSON.parse(lines[1] ?? '{}') as object).join(' ')).not.toMatch(/key|secret|share/i);
  const { backup } = await one();
  expect(backup).toMatchObject({
    records: 3,
    sha256: createHash('sha256').update(sealed).digest('base64url'),
  });
});

it('takes a second person, after whom nobody opens the device’s root any more', async () => {
  await comesTo('requested');
  expect(await sentinel.link.ask({ type: 'keeper-ask', generation: 1, point })).toMatchObject({
    type: 'keeper-answer',
  });
  expect((await act(owner, 'approval')).status).toBe(409);
  const approved = await act(second, 'approval');
  expect(approved.json).toMatchObject({ phase: 'share-destroyed' });
  expect(await sentinel.link.ask({ type: 'keeper-ask', generation: 1, point })).toMatchObject({
    ...{ type: 'refused', fault: 'share-destroyed' },
  });
  expect((await act(owner, 'withdrawal')).status).toBe(409);
});

const at = instant(Date.now());
const passes = [1, 2].map((pass) => ({
  ...{ means: 'overwrite' as const, pass, outcome: 'done' as const, bytes: 4096 },
  ...{ startedAt: at, endedAt: at, detail: 'aes-128-ctr' },
}));
const report: ErasureReport = {
  medium: {
    ...{ kind: 'ata', maker: null, model: 'ST1000', serial: 'Z1', capacity: 4096 },
    ...{ rotational: true, firmware: null },
  },
  ...{ scope: 'medium', bytes: 4096, files: 0, limits: [], startedAt: at, endedAt: at, failure: null },
  ...{ steps: passes, readBack: { bytes: 4096, different: 0, unreadable: 0 } },
  canaries: {
    ...{ planted: 64, purposes: [], noted: 0, searchedBytes: 4096, foundPlanted: 0, foundNoted: 0 },
  },
  hunt: { windows: 1, of: 1, samples: 1, recordKeys: 0, wrappingKeys: 0, control: 'found' },
};

it('believes what the device says by its key in memory, and certifies what a third person finds enough', async () => {
  const { device, link } = sentinel;
  const key = linkKeyFrom(newLinkSecret());
  const publicKey = Buffer.from(key.publicKey).toString('base64url');
  const say = (said: object) => link.ask({ type: 'retirement', retirement: id, said: said as never });
  const answer = await say({ kind: 'key', publicKey });
  if (answer?.type !== 'retirement-key') throw new Error(answer?.type);
  expect(
    isRetirementKey(
      answer.certificate,
      { retirement: id, device: device.id, publicKey },
      device.deps.bond.keys(),
    ),
  ).toBe(true);
  await say({ kind: 'progress', stage: 'erasing', done: 1, of: 4 });
  expect((await one()).progress).toMatchObject({ stage: 'erasing', done: 1, of: 4 });
  const evidence = JSON.stringify({
    ...{ retirement: id, device: device.id, at: Date.now(), software: '0.1.0', memoryCleared: true },
    ...{ vault: { generation: 1, rekeyedToNothing: true }, media: [report], samples: [] },
  });
  expect(await say(signEvidence(key, evidence))).toMatchObject({ type: 'taken' });
  expect(await one()).toMatchObject({ phase: 'verified', grade: 'purged', progress: null });
  expect((await act(second, 'validation', { isAdequate: true, note: null })).status).toBe(409);
  const judged = await act(third, 'validation', { isAdequate: true, note: null });
  expect(judged.json).toMatchObject({ phase: 'certified' });
  const { certificate } = await one();
  const found = await owner.ask('GET', `/api/certificates/${certificate}`);
  expect(found.json).toMatchObject({ profile: 'PURGE-DEVICE', device: device.id });
  await vi.waitFor(() => expect(link.state().phase).not.toBe('connected'), patience);
});
