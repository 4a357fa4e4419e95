import { randomUUID } from 'node:crypto';
import type { RetirementEvidence } from '@vedette/contract/link';
import { type ErasureReport, instant, type OrganisationId } from '@vedette/domain';
import { linkKeyFrom, newLinkSecret, signEvidence } from '@vedette/link';
import type { DeviceId, Retirement, RetirementStep } from '@vedette/store/platform';
import { organisation } from '@vedette/store/test/platform/record-kit';
import { examine, sortEvidence, trustText } from '@vedette/vault/certificate';
import { logNames } from '@vedette/vault/log';
import { testKey } from '@vedette/vault/test/log-stand';
import { beforeAll, describe, expect, it } from 'vitest';
import { deviceAt, type KeeperStand, logged, openKeeperStand } from '../../test/keeper-kit.ts';
import { destroyShares } from '../keeper/forget.ts';
import { openPublicLog } from '../log/public-log.ts';
import { batchOf } from './batch.ts';
import { certifyRemote } from './certify.ts';
import type { RetirementDeps } from './deps.ts';
import { goOn, type stepOf } from './go-on.ts';
import { linkRetirements, takeReport } from './take-evidence.ts';

const ours = organisation as OrganisationId;
const reach = { organisations: [ours], places: null };
const author = testKey('guard.example/log');
const issuer = testKey('guard.example/certificates');
let stand: KeeperStand;
let deps: RetirementDeps;
const told: DeviceId[] = [];

beforeAll(async () => {
  stand = await openKeeperStand(12);
  const { store, forget, trail, clock, key } = stand;
  const names = logNames(new Uint8Array(32).fill(1));
  const log = openPublicLog({
    ...{ store: store.publicLog, ...author, witnesses: [], now: () => instant(Date.now()) },
  });
  deps = {
    ...{ stores: store, custody: stand.racks.custody('days'), software: '0.1.0', audit: trail },
    destroyShares: (device) => destroyShares({ ...forget, publicLog: { log, names } }, device),
    issue: { certificates: store.certificates, log, names, issuer, audit: trail },
    ...{ linkKey: key, wake: (device) => void told.push(device), now: clock.now },
  };
});

/** A device whose root the platform keeps the other half of, and which somebody wants to take out of service. */
async function asked(nth: number): Promise<Retirement> {
  const device = deviceAt(stand.devices, nth);
  await stand.keeper.prepare(device, 1);
  await stand.keeper.settled(device, { generation: 1, dropped: 0, survivors: 3 });
  const [retirement] = await deps.stores.retirements.open(
    reach,
    { batch: randomUUID(), devices: [device], reason: '换新', by: 'one' },
    deps.now(),
  );
  if (retirement === undefined) throw new Error('not opened');
  return goOn(deps, retirement);
}

const by = (retirement: Retirement, event: Parameters<typeof stepOf>[2], who = 'one') =>
  deps.stores.retirements.step(retirement.id, event, who, deps.now());

async function unreadable(nth: number): Promise<Retirement> {
  const waits = await by(await asked(nth), { kind: 'backup-declined' });
  return goOn(deps, await by(waits, { kind: 'approved', by: 'two' }, 'two'));
}

/** Before anybody judges. */
const at = instant(1_700_000_000_000);
const step = (means: 'sanitize' | 'overwrite', pass: number) => ({
  ...{ means, pass, outcome: 'done' as const, bytes: 8192, startedAt: at, endedAt: at },
  detail: means === 'sanitize' ? 'mmc sanitize /dev/mmcblk0' : null,
});
const purged: ErasureReport = {
  medium: {
    ...{ kind: 'emmc', maker: '0x45', model: 'DG4016', serial: '4501', capacity: 8192 },
    ...{ rotational: false, firmware: null },
  },
  ...{ scope: 'medium', bytes: 8192, files: 0, limits: [], startedAt: at, endedAt: at, failure: null },
  steps: [step('sanitize', 1), step('overwrite', 1), step('overwrite', 2)],
  readBack: { bytes: 8192, different: 0, unreadable: 0 },
  canaries: {
    ...{ planted: 64, purposes: ['access'], noted: 64, searchedBytes: 8192 },
    ...{ foundPlanted: 0, foundNoted: 0 },
  },
  hunt: { windows: 8161, of: 8161, samples: 2, recordKeys: 0, wrappingKeys: 0, control: 'found' },
};
const cleared: ErasureReport = { ...purged, scope: 'files', files: 3, limits: ['free-space-not-cleared'] };

/** The device's part: a key that lives in its memory alone, and what that key says. */
function deviceOf({ id, device }: Retirement) {
  const key = linkKeyFrom(newLinkSecret());
  const publicKey = Buffer.from(key.publicKey).toString('base64url');
  const { heard } = linkRetirements(deps);
  const evidence = (media: ErasureReport[], change: Partial<RetirementEvidence> = {}) =>
    JSON.stringify({
      ...{ retirement: id, device, at, software: '0.1.0', memoryCleared: true },
      ...{ vault: { generation: 1, rekeyedToNothing: true }, media, samples: [], ...change },
    });
  return {
    commission: () => heard(device, id, { kind: 'key', publicKey }),
    report: (media: ErasureReport[], change: Partial<RetirementEvidence> = {}) =>
      heard(device, id, signEvidence(key, evidence(media, change))),
    heard,
  };
}

const now = async ({ id }: Retirement): Promise<Retirement> => {
  const found = await deps.stores.retirements.find(id);
  if (found === null) throw new Error('gone');
  return found;
};

async function certificateOf({ certificate }: Retirement) {
  const found = certificate === null ? null : await deps.issue.certificates.get(reach, certificate);
  if (found === null) throw new Error('no certificate');
  const trust = trustText({ issuers: [issuer.key], logs: [author.key], witnesses: [], quorum: 0 });
  const { log } = deps.issue as unknown as { log: { proof(index: number): Promise<string> } };
  const texts = [found.jws, await log.proof(found.index), trust];
  return { profile: found.profile, ...(await examine(sortEvidence(texts))) };
}

describe('a device that is there', () => {
  it('goes from the question to a certificate that a stranger believes, and never comes back', async () => {
    const retirement = await unreadable(2);
    expect(retirement.state).toMatchObject({ phase: 'share-destroyed', approvedBy: 'two' });
    expect(retirement.shares).toHaveLength(1);
    expect(told).toContain(retirement.device);
    expect(await stand.keeper.ask(retirement.device, 1, stand.key.publicKey)).toBe('share-destroyed');
    const device = deviceOf(retirement);
    expect(await device.commission()).toMatchObject({ certificate: { signature: expect.any(String) } });
    expect(await device.report([purged])).toBe('taken');
    const verified = await now(retirement);
    expect(verified.state).toMatchObject({ phase: 'verified', grade: 'purged' });
    // The same words again, because the answer was lost.
    expect(await device.report([purged])).toBe('taken');
    const done = await goOn(deps, await by(verified, { kind: 'validated', by: 'three' }, 'three'));
    expect(done.state.phase).toBe('certified');
    expect(await certificateOf(done)).toMatchObject({ profile: 'PURGE-DEVICE', verdict: 'good' });
    expect((await deps.stores.devices.find(retirement.device))?.state).toBe('retired');
    const steps = await deps.stores.retirements.steps(reach, retirement.id);
    expect(steps.map(({ phase }: RetirementStep) => phase)).toEqual([
      ...['hold-check', 'backup', 'requested', 'approved', 'share-destroyed', 'cleared', 'rekeyed'],
      ...['erased', 'read-back', 'hunted', 'verified', 'validated', 'certified'],
    ]);
  });

  it('is certified to have lost its keys and no more, when only its files were cleared', async () => {
    const retirement = await unreadable(3);
    const device = deviceOf(retirement);
    await device.commission();
    await device.report([cleared]);
    const validated = await by(await now(retirement), { kind: 'validated', by: 'three' }, 'three');
    const done = await goOn(deps, validated);
    const { profile, verdict, finding } = await certificateOf(done);
    expect([profile, verdict]).toEqual(['CE-REMOTE', 'good']);
    expect(finding?.certificate?.limits).toContain('below-file-system-unknown');
  });

  it('fails for everybody to see when a byte differs, is never certified, and may begin anew', async () => {
    const retirement = await unreadable(4);
    const device = deviceOf(retirement);
    await device.commission();
    const bad = { ...purged, readBack: { bytes: 8192, different: 1, unreadable: 0 } };
    await device.report([bad]);
    const failed = await now(retirement);
    expect(failed.state).toMatchObject({ phase: 'failed', failure: { reason: 'evidence-insufficient' } });
    await expect(by(failed, { kind: 'validated', by: 'three' }, 'three')).rejects.toMatchObject({
      code: 'conflict',
    });
    const told = await goOn(deps, failed);
    expect(await certificateOf(told)).toMatchObject({ profile: 'FAILED', verdict: 'good' });
    const kinds = (await logged(deps.stores as never)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['RETIRE_REQUESTED', 'SHARE_DESTROYED', 'FAILED']));
    const again = deviceOf(retirement);
    await again.commission();
    await again.report([purged]);
    expect((await now(retirement)).state).toMatchObject({ phase: 'verified', attempts: 2 });
  });

  it('is believed by the key that was certified for it alone, and about itself', async () => {
    const retirement = await unreadable(5);
    const device = deviceOf(retirement);
    const forger = deviceOf(retirement);
    expect(await device.report([purged])).toBe('unknown');
    await device.commission();
    expect(await forger.report([purged])).toBe('unknown');
    expect(await device.report([purged], { device: deviceAt(stand.devices, 6) as never })).toBe('unknown');
    expect(await device.report([purged], { memoryCleared: false })).toBe('unknown');
    const other = deviceAt(stand.devices, 6);
    expect(await device.heard(other, retirement.id, { kind: 'key', publicKey: 'A'.repeat(43) })).toBe(
      'unknown',
    );
    expect((await now(retirement)).state.phase).toBe('share-destroyed');
  });
});

describe('a device that nobody reaches', () => {
  it('ends with a certificate of what was done from afar, and gets a better one when a bench has it', async () => {
    const retirement = await unreadable(7);
    const certificate = await certifyRemote(deps, retirement);
    const change = { certificate };
    const remote = await deps.stores.retirements.step(
      retirement.id,
      { kind: 'certified-remote' },
      'three',
      deps.now(),
      change,
    );
    const { profile, finding } = await certificateOf(remote);
    expect(profile).toBe('CE-REMOTE');
    expect(finding?.certificate).toMatchObject({ assumptions: expect.arrayContaining(['memory-lost']) });
    expect((await batchOf(deps, reach, retirement.batch)).unreached).toEqual([retirement.device]);
    const found = await takeReport(deps, remote, { report: purged, by: 'bench' });
    expect(found.state).toMatchObject({ phase: 'verified', grade: 'purged' });
    const done = await goOn(deps, await by(found, { kind: 'validated', by: 'three' }, 'three'));
    expect(await certificateOf(done)).toMatchObject({ profile: 'PURGE-DEVICE', verdict: 'good' });
  });

  it('is not called unreadable when the platform never kept a share of it', async () => {
    const device = deviceAt(stand.devices, 8);
    const [opened] = await deps.stores.retirements.open(
      reach,
      { batch: randomUUID(), devices: [device], reason: 'x', by: 'one' },
      deps.now(),
    );
    if (opened === undefined) throw new Error('not opened');
    const waits = await by(await goOn(deps, opened), { kind: 'backup-declined' });
    const failed = await goOn(deps, await by(waits, { kind: 'approved', by: 'two' }, 'two'));
    expect(failed.state).toMatchObject({ phase: 'failed', failure: { reason: 'no-share' } });
    await expect(certifyRemote(deps, failed)).rejects.toMatchObject({ code: 'certificate-refused' });
  });
});

it('waits while somebody holds a purpose of the device, and goes on when the hold is lifted', async () => {
  const hold = {
    ...{ id: randomUUID(), organisation: ours, purpose: 'access', from: null, through: null },
    ...{ reason: '诉讼', setAt: deps.now(), setBy: 'one', setAgreedBy: 'two' },
  };
  await deps.stores.retention.setHold(reach, hold);
  const device = deviceAt(stand.devices, 9);
  const facts = {
    ...{ boot: randomUUID(), software: '0.1.0', model: 'vedette', serial: null, lanes: [], duty: null },
    ...{ counts: { people: 1, references: 0, records: 5, captures: 0 }, config: 0 },
    ...{ sync: { version: 0, hash: '0'.repeat(64) } },
    sealing: { publicKey: 'A'.repeat(43), needs: [] },
  };
  await stand.store.presence.born(device, { session: 's', over: 'channel', facts, health: {} }, deps.now());
  await stand.store.presence.gone(device, 's', deps.now());
  const held = await asked(9);
  if (held.holdings?.length === 0) throw new Error('facts of a birth that nobody understands');
  expect(held.state.phase).toBe('held');
  const steps = await deps.stores.retirements.steps(reach, held.id);
  expect(steps.at(-1)).toMatchObject({ event: 'found-held', detail: 'hold:access' });
  await deps.stores.retention.liftHold(reach, hold.id, { at: deps.now(), by: 'one', agreedBy: 'two' });
  const free = await goOn(deps, await by(held, { kind: 'hold-lifted' }));
  expect(free.state.phase).toBe('backup');
});

it('sums a batch up under one root, and takes no device twice', async () => {
  const devices = [10, 11].map((nth) => deviceAt(stand.devices, nth));
  const batch = randomUUID();
  const open = () =>
    deps.stores.retirements.open(reach, { batch, devices, reason: '整批退役', by: 'one' }, deps.now());
  const opened = await open();
  await expect(open()).rejects.toMatchObject({ code: 'conflict' });
  expect(await batchOf(deps, reach, batch)).toMatchObject({ devices: 2, certificates: 0, root: null });
  for (const [nth, retirement] of opened.entries()) {
    await stand.keeper.prepare(retirement.device, 1);
    await stand.keeper.settled(retirement.device, { generation: 1, dropped: 0, survivors: 0 });
    const waits = await by(await goOn(deps, retirement), { kind: 'backup-declined' });
    await expect(by(waits, { kind: 'approved', by: 'one' })).rejects.toMatchObject({ code: 'conflict' });
    const gone = await goOn(deps, await by(waits, { kind: 'approved', by: 'two' }, 'two'));
    if (nth === 1) continue;
    const certificate = await certifyRemote(deps, gone);
    await deps.stores.retirements.step(gone.id, { kind: 'certified-remote' }, 'three', deps.now(), {
      certificate,
    });
  }
  expect(await batchOf(deps, reach, batch)).toMatchObject({
    ...{ certificates: 1, root: expect.stringMatching(/^[\w-]{43}$/), unreached: [opened[0]?.device] },
    phases: expect.arrayContaining([{ phase: 'share-destroyed', devices: 1 }]),
  });
});
