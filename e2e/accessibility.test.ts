import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './lib/accessibility.ts';
import { claimTerminal, recordsOf } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import {
  button,
  type ConsolePage,
  dialog,
  giveReason,
  goTo,
  openConsole,
  openOwnConsole,
} from './lib/console-page.ts';
import { isLong } from './lib/long.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const watch = ['overview', 'alarms', 'records', 'captures'] as const;
const rules = ['duty', 'schedules', 'trust', 'algorithm'] as const;
const device = ['health', 'clock', 'network', 'logs', 'operators', 'audit'] as const;
const pages = [...watch, 'people', 'imports', 'lists', ...rules, ...device] as const;
/** Where the duty in force asks why. */
const asking: ReadonlySet<string> = new Set(['records', 'captures', 'people', 'lists']);

let place: TerminalPlace;
let terminal: TerminalProcess;
let browser: Browser;

beforeAll(async () => {
  place = await newPlace();
  terminal = await startTerminal(place, '--demo');
  browser = await openBrowser({ folder: place.folder });
});
afterAll(async () => {
  await browser?.close();
  await terminal?.stop();
  await place?.remove();
});

const looks = [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const;

// The second look goes through all pages once more; it has its time in the long tests.
describe.each(isLong ? looks : looks.slice(0, 1))('the admin in %s, %s', (language, colorScheme) => {
  let own: ConsolePage;
  const { words } = { words: () => own.words.console };

  test('has an entrance without a barrier', async () => {
    const { page } = await openConsole(browser, terminal, language, { colorScheme });
    await page.waitForSelector('form');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
    if (terminal.code !== null && language === 'zh-CN') await claimed();
    own = await openOwnConsole(browser, terminal, language, { colorScheme });
  });

  async function claimed(): Promise<void> {
    const admin = await claimTerminal(terminal);
    await expect.poll(async () => (await recordsOf(admin)).length, { timeout: 30_000 }).toBeGreaterThan(1);
    await admin.call('PUT', '/api/lists/barred', { kind: 'deny', name: 'Barred' });
  }

  test.each(pages)('has no barrier on the page %s', async (key) => {
    await goTo(own, key);
    if (asking.has(key)) {
      await dialog(own.page).waitFor();
      expect(await violationsOf(own.page), 'the reason').toEqual([]);
      await giveReason(own, 'test');
    }
    await own.page.waitForLoadState('networkidle');
    expect(await violationsOf(own.page)).toEqual([]);
  });

  test('has no barrier in a person, a record, a list and the duty being written', async () => {
    const { page } = own;
    await goTo(own, 'people');
    await giveReason(own, 'test');
    await page.locator('.cell-link').first().click();
    for (const tab of ['details', 'faces', 'passes', 'cards', 'lists'] as const) {
      await page.getByRole('tab', { name: words().people.tab[tab] }).click();
      await page.waitForLoadState('networkidle');
      expect(await violationsOf(page), tab).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await goTo(own, 'duty');
    await button(page, words().duty.change).click();
    await page.getByText(words().duty.noProblems).waitFor();
    expect(await violationsOf(page), 'duty').toEqual([]);
  });
});

test('the admin is walked by Tab alone: past the navigation, through everything, and out again', async () => {
  const { page, words } = await openOwnConsole(browser, terminal, 'en');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const focused = () =>
    page.evaluate(() => {
      const here = document.activeElement;
      if (here === null || here === document.body) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(here);
      const text = here.getAttribute('aria-label') ?? here.textContent ?? '';
      return { text, isSeen: outlineStyle !== 'none' || boxShadow !== 'none' || here.matches('input') };
    });
  await page.keyboard.press('Tab');
  expect((await focused())?.text).toBe(words.console.shell.skip);
  const reached: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused();
    if (now === null) break;
    expect(now.isSeen, now.text).toBe(true);
    reached.push(now.text);
  }
  expect(await focused()).toBeNull();
  for (const key of pages) expect(reached).toContain(words.console.shell.pages[key]);
  expect(reached).toContain(words.console.overview.lane.open);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

describe('the kiosk', () => {
  let page: Page;
  beforeAll(async () => {
    page = await (await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })).newPage();
    await page.goto(terminal.kiosk);
  });

  test('has no barrier while idle, with sample people to pick from', async () => {
    await page.waitForSelector('.sample');
    await onScreen(page, 'idle');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('opens and closes its notice by keyboard, and gives the focus back', async () => {
    const open = page.locator('.top-actions button').first();
    const isInside = () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);
    await open.focus();
    for (const key of ['Enter', 'Escape']) {
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      expect(await isInside()).toBe(true);
      expect(await violationsOf(page)).toEqual([]);
      for (let step = 0; step < 2; step += 1) {
        await page.keyboard.press('Tab');
        expect(await isInside()).toBe(true);
      }
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await open.evaluate((button) => button === document.activeElement)).toBe(true);
    }
  });

  test.each([
    ['anran', 'granted'],
    ['stranger-1', 'denied'],
  ])('has no barrier when %s is %s', async (sample, screen) => {
    if ((await page.locator('.sample').count()) === 0) await page.locator('.walking button').click();
    await page.click(`[data-sample="${sample}"]`);
    await onScreen(page, screen);
    expect(await violationsOf(page)).toEqual([]);
  });
});
