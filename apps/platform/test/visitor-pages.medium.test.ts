import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { servePages } from '@vedette/server';
import { site } from '@vedette/store/test/platform/people-kit';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitorStand } from './visitor-kit.ts';

const built = fileURLToPath(new URL('../../visitor/dist', import.meta.url));
const executablePath = [process.env['VEDETTE_CHROMIUM'] ?? '', '/usr/bin/chromium'].find((path) =>
  existsSync(path),
);
const missing =
  executablePath === undefined
    ? 'no Chromium'
    : existsSync(`${built}/index.html`)
      ? null
      : 'the page is not built';
const pictures = process.env['VEDETTE_PICTURES'];
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const { ask, desk, hostSignedIn, rule, invited, messages, visitor } = await openVisitorStand();
const asked: string[] = [];
let server: ServerType;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  if (missing !== null) return;
  const { app } = ask;
  const page = servePages(built, '/visit/');
  app.use(async (c, next) => {
    asked.push(c.req.url);
    await next();
  });
  for (const path of ['/visit', '/host', '/walk-in', '/listed', '/visit/*']) app.get(path, page);
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function opened(path: string, locale: string, dark = false): Promise<Page> {
  const context = await browser.newContext({
    ...{ locale, viewport: { width: 375, height: 740 }, timezoneId: 'Europe/Lisbon' },
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${origin}${path}`);
  await page.locator('.card').first().waitFor();
  return page;
}
async function seen(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
}
const withDocument = async (): Promise<void> => {
  const text = {
    'zh-CN': '我将遵守现场的保密规定。\n不拍照。',
    en: 'I keep what I see to myself.\nI take no pictures.',
  };
  const { body } = await desk()('POST', '/api/visit-documents', { name: 'NDA', text });
  await desk()('PUT', `/api/sites/${site}/visit-rule`, { ...rule, documents: [body.id] });
};

describe.each([
  ['zh-CN', false],
  ['en', true],
] as const)('in %s', (locale, dark) => {
  it('a visitor accepts, comes, shows his pass, corrects himself and deletes what is known of him', async (context) => {
    if (missing !== null) return context.skip(missing);
    await withDocument();
    const { id, token } = await invited({ visitors: [visitor('刘访')] });
    await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    const page = await opened(`/visit#${token}`, locale, dark);
    await seen(page, `visit-invited-${locale}`);
    const main = page.locator('.button.main');
    await main.first().click();
    await page.locator('.done').waitFor();
    await main.filter({ hasText: locale === 'en' ? 'I will come' : '我会来' }).click();
    await page.locator('svg.code').waitFor();
    await seen(page, `visit-pass-${locale}`);
    await page.locator('summary').first().click();
    await page.getByLabel(locale === 'en' ? 'Phone' : '电话').fill('13700001111');
    await page.locator('form .button.main').click();
    await page.getByText('13700001111').waitFor();
    await page.getByText(locale === 'en' ? '2 days' : '2 天').waitFor();
    await page.locator('summary').last().click();
    await page.locator('.button.danger').click();
    await page.getByText(locale === 'en' ? 'Nothing is known' : '已没有您的任何信息').waitFor();
    await seen(page, `visit-deleted-${locale}`);
    await page.reload();
    await page.getByText(locale === 'en' ? 'This link opens nothing' : '链接无效').waitFor();
    await page.context().close();
  });

  it('somebody uninvited asks on the tablet, and the host says yes on his phone', async (context) => {
    if (missing !== null) return context.skip(missing);
    await messages();
    const { body } = await desk()('POST', '/api/walk-in-desks', { site, name: `Gate ${locale}` });
    const page = await opened(`/walk-in#${body.token}`, locale, dark);
    await seen(page, `walk-in-${locale}`);
    await page.locator('#field-host').fill('不存在');
    await page.locator('#field-purpose').fill('送货');
    await page.locator('#field-name').fill('赵来');
    await page.locator('form .button.main').click();
    await page.locator('.news:not(:empty)').waitFor();
    await page.locator('#field-host').fill('陈立');
    await page.locator('form .button.main').click();
    await page.locator('svg.code').waitFor();
    await seen(page, `walk-in-asked-${locale}`);
    const link = (await messages()).find((message) => message.link !== null)?.link ?? '';
    const host = await opened(`/host${new URL(link).hash}`, locale, dark);
    await seen(host, `host-${locale}`);
    await host.locator('.button.main').click();
    await host.getByText(locale === 'en' ? 'You have arrived' : '已到达').waitFor();
    await page.locator('a.button').click();
    await page.locator('svg.code').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
    await host.context().close();
  });
});

it('lets no address hold a secret, a name or a number', async (context) => {
  if (missing !== null) return context.skip(missing);
  expect(asked.length).toBeGreaterThan(10);
  for (const url of asked)
    expect(new URL(url).search + decodeURIComponent(url)).not.toMatch(/[?#]|[\w-]{43}|13700001111|赵来|刘访/);
});

it('says what is wrong with a link that is none, and shows nothing else', async (context) => {
  if (missing !== null) return context.skip(missing);
  const page = await opened(`/visit#${'x'.repeat(43)}`, 'en');
  expect(await page.locator('h2').allTextContents()).toEqual(['This link opens nothing']);
  await page.context().close();
});
