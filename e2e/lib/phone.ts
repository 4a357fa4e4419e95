import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';

const usual = { locale: 'en-GB', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 } as const;

/** A telephone's page, and what its browser complained of. */
export interface Phone {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export async function openPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Phone> {
  const page = await (await browser.newContext({ ...usual, ...options })).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}

export const showsCode = (page: Page): Promise<unknown> => page.waitForSelector('.code path[d^="M"]');
export const screenshot = (page: Page): Promise<Buffer> => page.locator('.plate').screenshot();

/** What a scanner reads in a picture of the phone's screen. */
export async function scan(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data });
}

/** Until the page can do without the terminal. */
export const offlineReady = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const cached = async () =>
      (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flat();
    while ((await cached()).length < 5) await new Promise((resolve) => setTimeout(resolve, 50));
  });
