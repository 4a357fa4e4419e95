import { passPhrases } from '@vedette/phrases/pass';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './lib/accessibility.ts';
import { claimTerminal } from './lib/admin-client.ts';
import { openBrowser } from './lib/browser.ts';
import { offlineReady, openPhone, type Phone, scan, screenshot, showsCode } from './lib/phone.ts';
import { openPhonePasses, type PhonePasses } from './lib/phone-passes.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const words = passPhrases.en;
const [step, hour] = [10_000, 3_600_000];
let place: TerminalPlace;
let terminal: TerminalProcess;
let passes: PhonePasses;
let browser: Browser;
let address: string;

beforeAll(async () => {
  place = await newPlace();
  terminal = await startTerminal(place);
  passes = await openPhonePasses(await claimTerminal(terminal), 'Ada');
  address = `${terminal.base}/pass/`;
  browser = await openBrowser({ folder: place.folder });
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser?.close();
  await terminal?.stop();
  await place?.remove();
});

async function withPass(options: BrowserContextOptions = {}, link?: string): Promise<Phone> {
  const phone = await openPhone(browser, options);
  await phone.page.goto(link ?? (await passes.link()));
  await showsCode(phone.page);
  return phone;
}
const textOf = async ({ page }: Phone): Promise<string> => scan(await screenshot(page));

describe('a pass on a phone', () => {
  test('comes with a link, and its code opens for as long as it is new', async () => {
    const phone = await withPass();
    const text = await textOf(phone);
    expect(await passes.faults(text)).toEqual([]);
    expect(await passes.faults(text, Date.now() + 30_000)).toEqual(['stale-presentation']);
    expect(phone.page.url()).toBe(address);
    expect(await phone.page.textContent('h2')).toBe('Test gate');
    expect(phone.complaints).toEqual([]);
  });

  test('shows another code in the next step', async () => {
    const phone = await withPass();
    const first = await phone.page.getAttribute('.code path', 'd');
    const next = Date.now() + step;
    await phone.page.clock.setFixedTime(next);
    await expect.poll(() => phone.page.getAttribute('.code path', 'd')).not.toBe(first);
    expect(await passes.faults(await textOf(phone), next)).toEqual([]);
  });

  test('is there without a network, after the page was closed', async () => {
    const phone = await withPass();
    await offlineReady(phone.page);
    await phone.page.context().setOffline(true);
    await phone.page.goto('about:blank');
    await phone.page.goto(address);
    await showsCode(phone.page);
    expect(await passes.faults(await textOf(phone))).toEqual([]);
  });

  test('keeps its key where nobody can export it', async () => {
    const { page } = await withPass();
    const kept = await page.evaluate(async () => {
      const opening = indexedDB.open('vedette-pass');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const all = opening.result.transaction('passes').objectStore('passes').getAll();
      await new Promise((resolve) => {
        all.onsuccess = resolve;
      });
      const [{ key }] = all.result as [{ key: CryptoKey }];
      return { extractable: key.extractable, usages: key.usages };
    });
    expect(kept).toEqual({ extractable: false, usages: ['sign'] });
  });

  test('comes after all when the first answer was lost', async () => {
    const phone = await openPhone(browser);
    const { page } = phone;
    await page.route('**/api/passes/redeem', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.goto(await passes.link());
    await page.getByText(words.fault.offline.title).waitFor();
    await page.unroute('**/api/passes/redeem');
    await page.getByRole('button', { name: words.redeem.retry }).click();
    await showsCode(page);
    expect(await passes.faults(await textOf(phone))).toEqual([]);
  });

  test('is refused to a second phone', async () => {
    const link = await passes.link();
    await withPass({}, link);
    const { page } = await openPhone(browser);
    await page.goto(link);
    await page.getByText(words.fault.refused.title).waitFor();
  });

  test('shows good codes on a phone whose clock is wrong, and says so', async () => {
    const phone = await openPhone(browser);
    await phone.page.addInitScript(() => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + 95_000;
    });
    await phone.page.goto(await passes.link());
    await phone.page.getByText('has been corrected').waitFor();
    await showsCode(phone.page);
    await expect.poll(async () => passes.faults(await textOf(phone))).toEqual([]);
  });

  test('says when it is not good yet, and when it is over', async () => {
    const { page: early } = await openPhone(browser);
    await early.goto(await passes.link(2, 8));
    await early.getByText(words.validity.notYet).waitFor();
    expect(await early.locator('.code').count()).toBe(0);
    const { page: late } = await withPass();
    await late.clock.setFixedTime(Date.now() + 9 * hour);
    await late.getByText(words.validity.expired, { exact: true }).waitFor();
  });

  test('stands first among several, and can be deleted by keyboard alone', async () => {
    const { page } = await withPass();
    await page.goto(await passes.link());
    await expect.poll(() => page.locator('.row').count()).toBe(2);
    expect(await page.getAttribute('.row >> nth=0', 'aria-pressed')).toBe('true');
    await page.getByRole('button', { name: words.remove.button }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.remove.cancel);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(words.remove.done).waitFor();
    expect(await page.locator('.row').count()).toBe(0);
    await page.reload();
    await page.waitForSelector('.code');
  });

  test('is not made over a connection that anybody can read', async () => {
    const own = await openBrowser({ folder: place.folder });
    try {
      const page = await own.newPage({ locale: 'en-GB' });
      await page.route('http://terminal.test/**', async (route) => {
        const url = route.request().url().replace('http://terminal.test', terminal.base);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
      await page.goto((await passes.link()).replace(terminal.base, 'http://terminal.test'));
      await page.getByText(words.fault.insecure.title).waitFor();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    } finally {
      await own.close();
    }
  });
});

describe.each([
  ['zh-CN', 'dark'],
  ['en-GB', 'light'],
] as const)('the page in %s, %s', (locale, colorScheme) => {
  test('has no barrier, empty, with a pass, and with a question open', async () => {
    const phone = await openPhone(browser, { locale, colorScheme });
    const { page } = phone;
    await page.goto(address);
    await page.waitForSelector('.notice');
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(await passes.link());
    await showsCode(page);
    expect(await violationsOf(page)).toEqual([]);
    expect(await passes.faults(await textOf(phone))).toEqual([]);
    await page.locator('.actions button').last().click();
    await page.waitForSelector('dialog[open]');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
  });
});
