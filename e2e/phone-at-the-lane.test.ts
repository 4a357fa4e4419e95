import type { ToKiosk } from '@vedette/contract';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type AdminClient, claimTerminal, recordsOf } from './lib/admin-client.ts';
import { openBrowser } from './lib/browser.ts';
import { type LanePage, openLanePage } from './lib/held-before.ts';
import { offlineReady, openPhone, type Phone, screenshot, showsCode } from './lib/phone.ts';
import { openPhonePasses, type PhonePasses } from './lib/phone-passes.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

/** A phone may be ahead by less than a step: its code is good for as long as possible then. */
const ahead = 9_000;

const isScreen =
  (screen: string) =>
  (message: ToKiosk): boolean =>
    message.type === 'screen' && message.screen === screen;
const isRefused =
  (because: string) =>
  (message: ToKiosk): boolean =>
    message.type === 'screen' && message.needs.some((need) => need.because === because);

describe('a pass on a phone without a network, before the camera of a real terminal', () => {
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let passes: PhonePasses;
  let browser: Browser;
  let lane: LanePage;

  beforeAll(async () => {
    place = await newPlace();
    [terminal, browser] = await Promise.all([startTerminal(place), openBrowser({ folder: place.folder })]);
    admin = await claimTerminal(terminal);
    passes = await openPhonePasses(admin, 'Ada');
    lane = await openLanePage(terminal);
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    lane?.close();
    await browser?.close();
    await terminal?.stop();
    await place?.remove();
  });

  /** The pass is as old as the test: the page is told of an older one, so that it shows codes of a minute ago. */
  async function fetchPass({ page }: Phone): Promise<void> {
    await page.route('**/api/passes/redeem', async (route) => {
      const response = await route.fetch();
      const json = (await response.json()) as { validFrom: number };
      await route.fulfill({ response, json: { ...json, validFrom: json.validFrom - 3_600_000 } });
    });
    await page.goto(await passes.link());
    await showsCode(page);
  }
  /** A member's phone that fetched its pass, lost the network and was switched off and on, at this time. */
  async function offlinePhone(by: number): Promise<Phone> {
    const phone = await openPhone(browser);
    await fetchPass(phone);
    await offlineReady(phone.page);
    await phone.page.context().setOffline(true);
    await phone.page.goto('about:blank');
    await phone.page.clock.setFixedTime(Date.now() + by);
    await phone.page.goto(`${terminal.base}/pass/`);
    await showsCode(phone.page);
    return phone;
  }
  const idle = (): Promise<unknown> =>
    expect
      .poll(() => lane.heard.findLast(({ type }) => type === 'screen'), { timeout: 20_000 })
      .toMatchObject({ screen: 'idle' });

  test('opens the lane once, and a screenshot of it is a replay', async () => {
    const { page } = await offlinePhone(ahead);
    const picture = await screenshot(page);
    await lane.hold(picture, isScreen('granted'));
    await idle();
    expect((await recordsOf(admin))[0]).toMatchObject({
      ...{ outcome: 'granted', by: ['pass'], completion: 'taken', body: { name: 'Ada' } },
    });
    await lane.hold(picture, isRefused('credential:replayed'));
  });

  test('is stale on a screenshot of a minute ago', async () => {
    const { page } = await offlinePhone(-60_000);
    await lane.hold(await screenshot(page), isRefused('credential:stale'));
  });

  test('opens nothing from the moment it is revoked, however new its code is', async () => {
    const { page } = await offlinePhone(0);
    await passes.revokeAll();
    await lane.hold(await screenshot(page), isRefused('credential:revoked'));
    const granted = (await recordsOf(admin)).filter(({ outcome }) => outcome === 'granted');
    expect(granted).toHaveLength(1);
  });
});
