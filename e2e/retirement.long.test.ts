import { existsSync, readdirSync } from 'node:fs';
import { certificateRoutes, type RetirementView, retirementRoutes } from '@vedette/contract/platform';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type StandingTerminal, standAt } from './lib/joined-terminal.ts';
import { claimPlatform, newColleague, type PlatformOwner } from './lib/platform-owner.ts';
import { type PlatformProcess, startPlatform } from './lib/platform-process.ts';

/** A real terminal whose keeper is its platform, from the question to the certificate. */
let platform: PlatformProcess;
let owner: PlatformOwner;
let second: PlatformOwner;
let third: PlatformOwner;
let terminal: StandingTerminal;

const patience = { timeout: 120_000, interval: 500 };

beforeAll(async () => {
  platform = await startPlatform();
  owner = await claimPlatform(platform);
  second = await newColleague(owner, platform.origin, 'auditor', 'second');
  third = await newColleague(owner, platform.origin, 'auditor', 'third');
  terminal = await standAt(owner, platform.origin, { keeper: { kind: 'platform' } });
}, 300_000);

afterAll(async () => {
  await terminal?.close();
  await platform?.stop();
}, 60_000);

it('takes a terminal out of service and leaves nothing in it', async () => {
  const { device, place } = terminal;
  // Its vault goes over to the platform by itself, a moment after it has joined.
  await vi.waitFor(async () => {
    const vault = (await terminal.admin.call('GET', '/api/vault')).json<{ keeper: string | null }>();
    expect(vault.keeper).toBe('platform');
  }, patience);
  const { batch } = await owner(retirementRoutes.open, { body: { devices: [device], reason: '换新' } });
  const { items } = await owner(retirementRoutes.list, { query: { batch, limit: 1 } });
  const id = items[0]?.id ?? '';
  const one = () => owner(retirementRoutes.get, { params: { id } });
  const comesTo = (phase: RetirementView['phase']) =>
    vi.waitFor(async () => expect((await one()).phase).toBe(phase), patience);
  await comesTo('backup');
  const counted = await one();
  expect(counted.holdingsAt).not.toBeNull();
  expect(counted.holdings?.map(({ kind }) => kind)).toContain('operator');
  await owner(retirementRoutes.declineBackup, { params: { id } });
  await second(retirementRoutes.approve, { params: { id } });
  await comesTo('verified');
  const verified = await one();
  expect(verified).toMatchObject({ grade: 'cleared', shares: [expect.anything()] });
  expect(verified.media.every(({ report }) => report.readBack?.different === 0)).toBe(true);
  await vi.waitFor(() => expect(readdirSync(place.data)).toEqual([]), patience);
  expect(existsSync(place.keyFile)).toBe(false);
  const judged = await third(retirementRoutes.validate, {
    params: { id },
    body: { isAdequate: true, note: null },
  });
  expect(judged.phase).toBe('certified');
  const certificate = await owner(certificateRoutes.get, { params: { id: judged.certificate ?? '' } });
  // Its files are cleared on a medium that goes on: the certificate claims the keys and no more.
  expect(certificate.profile).toBe('CE-REMOTE');
}, 400_000);
