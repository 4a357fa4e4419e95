import {
  locationRoutes,
  platformPeopleRoutes,
  visitRoutes,
  visitRuleRoutes,
} from '@vedette/contract/platform';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './lib/browser.ts';
import { openPhone, scan } from './lib/phone.ts';
import { claimPlatform, type PlatformOwner } from './lib/platform-owner.ts';
import { type PlatformProcess, startPlatform } from './lib/platform-process.ts';

const rule = {
  ...{ needed: [], fourEyes: false, early: '2h', grace: '30m', endAfter: '4h', keep: '2d' },
  ...{ documents: [], walkIn: false, directions: { 'zh-CN': '从南门进', en: 'By the south gate' } },
};

describe('a visitor of a real platform', () => {
  let platform: PlatformProcess;
  let owner: PlatformOwner;
  let browser: Browser;

  beforeAll(async () => {
    platform = await startPlatform();
    owner = await claimPlatform(platform);
    browser = await openBrowser({ folder: platform.folder });
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  test('opens the link of an invitation and holds out a code; the secret stays in the phone', async () => {
    const { items } = await owner(locationRoutes.tree, {});
    const site = items.find(({ kind }) => kind === 'site')?.id ?? 0;
    await owner(visitRuleRoutes.put, { params: { site }, body: rule });
    const host = await owner(platformPeopleRoutes.create, { body: { name: '陈立', places: [site] } });
    const from = Date.now() + 3_600_000;
    const { links } = await owner(visitRoutes.invite, {
      body: {
        ...{ site, host: host.id, purpose: 'Audit', visitors: [{ name: '刘访' }] },
        time: { kind: 'once', from, until: from + 3_600_000 },
      },
    });
    const { page, complaints } = await openPhone(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${platform.origin}/visit#${links[0]?.token}`);
    await page.getByText('By the south gate').waitFor();
    const code = page.locator('svg.code');
    await code.waitFor();
    expect(await scan(await code.screenshot())).toMatch(/^VP1:/);
    expect(complaints).toEqual([]);
    expect(asked.every((url) => new URL(url).origin === platform.origin)).toBe(true);
    expect(asked.join('\n').replaceAll(/#.*$/gm, '')).not.toContain(links[0]?.token);
  });
});
