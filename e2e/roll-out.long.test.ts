import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceRoutes, platformAlarmRoutes, updateRoutes } from '@vedette/contract/platform';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimPlatform, type PlatformOwner } from './lib/platform-owner.ts';
import { type PlatformProcess, startPlatform } from './lib/platform-process.ts';
import { type ReleaseDesk, releaseDesk, releaseLike } from './lib/release-desk.ts';
import { type SupervisedTerminal, startSupervised } from './lib/supervised-terminal.ts';

/** Two real terminals under their own supervisor, and releases that are packed, signed and rolled out. */
let platform: PlatformProcess;
let owner: PlatformOwner;
let desk: ReleaseDesk;
let terminals: readonly SupervisedTerminal[];

const patience = { timeout: 150_000, interval: 500 };
const long = { timeout: 400_000 };

/** Which version each sentinel that is there says it runs, sorted. */
async function running(): Promise<readonly string[]> {
  const { items } = await owner(deviceRoutes.list, { query: { limit: 10 } });
  return items
    .flatMap(({ presence }) => (presence?.isOnline === true ? [String(presence.facts?.['software'])] : []))
    .sort();
}
const untilRunning = (...versions: readonly string[]) =>
  vi.waitFor(async () => expect(await running()).toEqual(versions), patience);

/** Half of the sentinels first, the others when those are good. */
async function rollOut(hash: string) {
  const asked = { hash, scope: { place: desk.site }, stages: [0.5, 1], failureLimit: 0.1 };
  const { id } = await owner(updateRoutes.start, { body: { ...asked, patienceMinutes: 60 } });
  return vi.waitFor(
    async () => {
      const rollout = await owner(updateRoutes.rollout, { params: { id } });
      expect(rollout.phase).not.toBe('running');
      return rollout;
    },
    { ...patience, timeout: 300_000 },
  );
}
const devicesOf = async (id: string) =>
  (await owner(updateRoutes.rolloutDevices, { params: { id }, query: { limit: 10 } })).items;
type Change = Parameters<typeof releaseLike>[2];
/** Publishes the release that runs, with one mistake, and rolls it out. */
async function rollOutBroken(version: string, change: Change) {
  const unpacked = join(terminals[0]?.data ?? '', 'updates/slots/a');
  return rollOut(await desk.publish(version, await releaseLike(unpacked, version, change)));
}
const stateOf = ({ data }: SupervisedTerminal) =>
  JSON.parse(readFileSync(join(data, 'updates/state.json'), 'utf8'));

beforeAll(async () => {
  platform = await startPlatform();
  owner = await claimPlatform(platform);
  desk = await releaseDesk(owner);
  terminals = await Promise.all([1, 2].map(() => startSupervised(platform.origin, owner, desk.root)));
  await untilRunning('0.1.0', '0.1.0');
}, 200_000);

afterAll(async () => {
  await Promise.all((terminals ?? []).map((terminal) => terminal.stop()));
  await platform?.stop();
  desk?.remove();
}, 60_000);

describe('a roll-out', () => {
  it(
    'brings a packed release onto every terminal, which comes back healthy and says its version',
    long,
    async () => {
      const rollout = await rollOut(await desk.publish('0.2.0', await desk.pack('0.2.0')));
      expect(rollout).toMatchObject({ phase: 'done', stage: 1, counts: { good: 2, failed: 0 } });
      await untilRunning('0.2.0', '0.2.0');
      for (const terminal of terminals)
        expect(stateOf(terminal)).toMatchObject({ active: 'a', trial: null, fellBack: null });
    },
  );

  it(
    'of a release without its pages stops after the canary, which goes back by itself and says why',
    long,
    async () => {
      const rollout = await rollOutBroken('0.3.0', (files) => {
        for (const path of Object.keys(files)) if (path.startsWith('apps/kiosk/dist/')) delete files[path];
      });
      expect(rollout).toMatchObject({ phase: 'stopped', stoppedBy: 'failures', stage: 0 });
      expect(rollout.counts).toMatchObject({ failed: 1, cancelled: 1, good: 0 });
      expect((await devicesOf(rollout.id)).map(({ state, failure }) => [state, failure]).sort()).toEqual([
        ['cancelled', null],
        ['failed', 'fell-back: pages'],
      ]);
      await untilRunning('0.2.0', '0.2.0');
    },
  );

  it('of a release whose program does not start stops after the canary as well', long, async () => {
    const rollout = await rollOutBroken('0.4.0', (files) => {
      files['apps/terminal/src/main.ts'] = Buffer.from("throw new Error('does not start');");
    });
    expect(rollout).toMatchObject({ phase: 'stopped', counts: { failed: 1, cancelled: 1 } });
    const [, failed] = (await devicesOf(rollout.id)).sort((a, b) => a.state.localeCompare(b.state));
    expect(failed).toMatchObject({ state: 'failed', failure: 'fell-back: start', from: '0.2.0' });
    await untilRunning('0.2.0', '0.2.0');
    const touched = terminals.filter((terminal) => stateOf(terminal).fellBack?.version === '0.4.0');
    expect(touched).toHaveLength(1);
    const { items } = await owner(platformAlarmRoutes.list, { query: { limit: 50 } });
    expect(items.filter(({ kind }) => kind === 'update-failed')).toMatchObject([{ figures: { failed: 1 } }]);
  });

  it('of a release that needs other packages is refused by the terminal, which runs on', long, async () => {
    const rollout = await rollOutBroken('0.5.0', (files) => {
      const lock = JSON.parse(String(files['package-lock.json']));
      lock.packages['node_modules/zod'].version = '3.0.0';
      files['package-lock.json'] = Buffer.from(JSON.stringify(lock));
    });
    expect((await devicesOf(rollout.id)).map(({ failure }) => failure)).toContain(
      'archive-invalid: packages: zod',
    );
    await untilRunning('0.2.0', '0.2.0');
  });
});
