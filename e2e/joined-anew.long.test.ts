import { dutySchema } from '@vedette/contract';
import type { DeviceId } from '@vedette/contract/link';
import { deviceRoutes, platformDutyRoutes } from '@vedette/contract/platform';
import { type Duty, presetDuty } from '@vedette/domain';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { signIn } from './lib/admin-client.ts';
import { openBrowser } from './lib/browser.ts';
import {
  countThere,
  firstSite,
  linkOf,
  newVoucher,
  type StandingTerminal,
  standAt,
} from './lib/joined-terminal.ts';
import { claimPlatform, type PlatformOwner } from './lib/platform-owner.ts';
import { type PlatformProcess, startPlatform } from './lib/platform-process.ts';
import { openProxy, type SiteProxy } from './lib/proxy.ts';

const patience = { timeout: 120_000, interval: 500 };

describe('a terminal whose platform was set up anew at the same address', () => {
  let port = 0;
  let proxy: SiteProxy;
  let platform: PlatformProcess;
  let owner: PlatformOwner;
  let standing: StandingTerminal;
  let browser: Browser;

  /** A platform with nothing in it, where the one before was. */
  async function setUp(): Promise<void> {
    const started = await startPlatform('--origin', proxy.origin);
    port = started.port;
    platform = { ...started, origin: `http://localhost:${port}` };
    owner = await claimPlatform(platform);
  }

  beforeAll(async () => {
    proxy = await openProxy({ letsUpgrade: true, port: () => port });
    await setUp();
    standing = await standAt(owner, proxy.origin);
    browser = await openBrowser({ folder: standing.place.folder });
  });
  afterAll(async () => {
    await browser?.close();
    await standing?.close();
    await proxy?.close();
    await platform?.stop();
  });

  const dutyHere = async () => (await standing.admin.call('GET', '/api/duty')).json<{ duty: Duty }>().duty;

  test('says on its admin that it is another platform, and lets an operator join it again', async () => {
    await platform.stop();
    await setUp();
    await standing.admin.call('POST', '/api/platform/retry');
    await vi.waitFor(async () => {
      await standing.admin.call('POST', '/api/platform/retry');
      expect(await linkOf(standing.admin)).toMatchObject({
        state: 'connecting',
        problem: 'not-the-platform',
      });
    }, patience);

    const desk = await browser.newPage();
    await signIn(desk, standing.terminal());
    await desk.goto(new URL('network', standing.terminal().admin).href);
    await desk.waitForSelector('text=/如果平台已重新安装|if the platform was set up anew/');
    await desk.fill('input[type="password"]', await newVoucher(owner));
    await desk.click('form[id="platform"] button[type="submit"]');
    await vi.waitFor(async () => {
      expect(await linkOf(standing.admin)).toMatchObject({ state: 'connected', problem: null });
    }, patience);
  });

  test('sends what happens from then on', async () => {
    const params = { id: standing.device as DeviceId };
    const body = { kind: 'open-lane', lane: 'lane-1', reason: 'test' } as const;
    await owner(deviceRoutes.command, { params, body });
    await vi.waitFor(async () => expect(await countThere(owner)).toBe(1), patience);
  });

  test('is on the platform’s duty although it had come to a higher number of it by itself', async () => {
    const duty = presetDuty('visitor-desk', { processor: { name: 'Works', contact: 'desk' } });
    for (const note of ['one', 'two', 'three']) {
      const adopted = await standing.admin.call('PUT', '/api/duty', {
        duty: { ...duty, openFor: '9s' },
        note,
      });
      expect(adopted.status, adopted.text).toBe(200);
    }
    expect((await dutyHere()).version).toBe(3);
    const site = await firstSite(owner);
    const note = 'the platform’s';
    const made = await owner(platformDutyRoutes.add, {
      query: {},
      body: { duty: dutySchema.parse(duty), note },
    });
    const given = { duty: made.duty.id, version: made.duty.version, note };
    await owner(platformDutyRoutes.assign, { params: { id: site }, body: given });
    await vi.waitFor(async () => expect((await dutyHere()).openFor).toBe(duty.openFor), patience);
    const history = (await standing.admin.call('GET', '/api/duty/history')).json<{ duty: Duty }[]>();
    const versions = history
      .filter(({ duty: { id } }) => id === duty.id)
      .map(({ duty: { version } }) => version);
    expect(versions.toSorted((a, b) => a - b).slice(0, 3)).toEqual([1, 2, 3]);
  });
});
