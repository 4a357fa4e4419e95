import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passPhrases } from '@vedette/phrases/pass';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './lib/accessibility.ts';
import { openBrowser } from './lib/browser.ts';
import { openPassDesk, type PassDesk } from './lib/pass-desk.ts';

const words = passPhrases.en;
const phone = { locale: 'en-GB', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 } as const;
let desk: PassDesk;
let folder: string;
let browser: Browser;
let complaints: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedette-phone-'));
  desk = await openPassDesk();
  browser = await openBrowser({ folder });
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser?.close();
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openPhone(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ ...phone, ...options })).newPage();
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return page;
}

async function openWithPass(options: BrowserContextOptions = {}, code = desk.code()): Promise<Page> {
  const page = await openPhone(options);
  await page.goto(`${desk.address}#${code}`);
  await page.waitForSelector('.code path[d^="M"]');
  return page;
}

/** What a scanner reads on the phone's screen. */
async function scan(page: Page): Promise<string> {
  const picture = await page.locator('.plate').screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data });
}

const outcomeOf = async (text: string, at = Date.now()) => (await desk.judge(text, at)).faults;

/** Until the page can do without the terminal. */
const offlineReady = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const cached = async () =>
      (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flat();
    while ((await cached()).length < 5) await new Promise((resolve) => setTimeout(resolve, 50));
  });

describe('a pass on a phone', () => {
  test('comes with a link, and its code opens for as long as it is new', async () => {
    const page = await openWithPass();
    const text = await scan(page);
    expect(await outcomeOf(text)).toEqual([]);
    expect(await outcomeOf(text, Date.now() + 30_000)).toEqual(['stale-presentation']);
    expect(page.url()).toBe(desk.address);
    expect(await page.textContent('h2')).toBe('三号厂区');
    expect(complaints).toEqual([]);
  });

  test('shows another code in the next step', async () => {
    const page = await openWithPass();
    const first = await page.getAttribute('.code path', 'd');
    await expect.poll(() => page.getAttribute('.code path', 'd'), { timeout: 15_000 }).not.toBe(first);
    expect(await outcomeOf(await scan(page))).toEqual([]);
  });

  test('is there without a network, after the page was closed', async () => {
    const page = await openWithPass();
    await offlineReady(page);
    await desk.close();
    try {
      await page.goto('about:blank');
      await page.goto(desk.address);
      await page.waitForSelector('.code path[d^="M"]');
      expect(await outcomeOf(await scan(page))).toEqual([]);
    } finally {
      await desk.open();
    }
  });

  test('keeps its key where nobody can export it', async () => {
    const page = await openWithPass();
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
    const page = await openPhone();
    desk.loseAnswers(true);
    await page.goto(`${desk.address}#${desk.code()}`);
    await page.getByText(words.fault.offline.title).waitFor();
    desk.loseAnswers(false);
    await page.getByRole('button', { name: words.redeem.retry }).click();
    await page.waitForSelector('.code path[d^="M"]');
    expect(await outcomeOf(await scan(page))).toEqual([]);
  });

  test('is refused to a second phone', async () => {
    const code = desk.code();
    await openWithPass({}, code);
    const other = await openPhone();
    await other.goto(`${desk.address}#${code}`);
    await other.getByText(words.fault.refused.title).waitFor();
  });

  test('shows good codes on a phone whose clock is wrong, and says so', async () => {
    const context = await browser.newContext(phone);
    await context.addInitScript(() => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + 95_000;
    });
    const page = await context.newPage();
    await page.goto(`${desk.address}#${desk.code()}`);
    await page.getByText('has been corrected').waitFor();
    await page.waitForSelector('.code path[d^="M"]');
    await expect.poll(async () => outcomeOf(await scan(page))).toEqual([]);
  });

  test('says when it is not good yet, and when it is over', async () => {
    const early = await openPhone();
    await early.goto(`${desk.address}#${desk.code(2, 8)}`);
    await early.getByText(words.validity.notYet).waitFor();
    expect(await early.locator('.code').count()).toBe(0);
    const late = await openPhone();
    await late.goto(`${desk.address}#${desk.code(-8, -2)}`);
    await late.getByText(words.validity.expired, { exact: true }).waitFor();
  });

  test('stands first among several, and can be deleted by keyboard alone', async () => {
    const page = await openWithPass();
    await page.goto(`${desk.address}#${desk.code()}`);
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
    const own = await openBrowser({ folder });
    try {
      const page = await own.newPage({ locale: 'en-GB' });
      await page.route('http://terminal.test/**', async (route) => {
        const answer = await route.fetch({
          url: route.request().url().replace('http://terminal.test', new URL(desk.address).origin),
        });
        await route.fulfill({ response: answer });
      });
      await page.goto(`http://terminal.test/pass/#${desk.code()}`);
      await page.getByText(words.fault.insecure.title).waitFor();
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
    const page = await openPhone({ locale, colorScheme });
    await page.goto(desk.address);
    await page.waitForSelector('.notice');
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${desk.address}#${desk.code()}`);
    await page.waitForSelector('.code path[d^="M"]');
    expect(await violationsOf(page)).toEqual([]);
    expect(await outcomeOf(await scan(page))).toEqual([]);
    await page.locator('.actions button').last().click();
    await page.waitForSelector('dialog[open]');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
  });
});
