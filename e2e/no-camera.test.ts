import { phrases } from '@vedette/phrases';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type AdminClient, claimTerminal, recordsOf } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const { kiosk: words, reasons } = phrases.en;
let place: TerminalPlace;
let terminal: TerminalProcess;
let admin: AdminClient;
let browser: Browser | undefined;

beforeAll(async () => {
  place = await newPlace();
  terminal = await startTerminal(place);
  admin = await claimTerminal(terminal);
});
afterEach(() => browser?.close());
afterAll(async () => {
  await terminal?.stop();
  await place?.remove();
});

async function openKiosk(camera: 'none' | 'forbidden', address = terminal.kiosk): Promise<Page> {
  browser = await openBrowser({ folder: place.folder, ...(camera === 'forbidden' && { forbidden: true }) });
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(address);
  return page;
}

test('a kiosk without a camera says so, and offers sample people to walk past', async () => {
  const page = await openKiosk('none');
  await page.getByText(words.camera.none).waitFor();
  await page.getByRole('button', { name: words.camera.retry }).waitFor();
  await page.getByRole('heading', { name: words.camera.walkPast }).waitFor();
  expect(await page.locator('.sample').count()).toBeGreaterThan(1);
  expect(await page.textContent('[data-sample="anran"]')).toContain(words.camera.stranger);
});

test('a sample person whom nobody enrolled is denied, with the reason and what to do', async () => {
  const page = await openKiosk('none');
  await page.click('[data-sample="anran"]');
  await page.getByText(words.camera.walking).waitFor();
  await onScreen(page, 'denied');
  const said = (await page.textContent('[data-screen="denied"]')) ?? '';
  expect(said).toContain(reasons['identify:not-recognised']);
  expect(said).toContain(words.todo.recognised);
  const [record] = await recordsOf(admin);
  expect(record).toMatchObject({ outcome: 'denied', reasons: ['identify:not-recognised'], body: {} });
});

test('a camera that the user forbids has words of its own, and how to allow it', async () => {
  const page = await openKiosk('forbidden');
  await page.getByText(words.camera.denied).waitFor();
  await page.getByText(words.camera.allow).waitFor();
  expect(await page.getByText(words.camera.none).count()).toBe(0);
});

test('a link with a wrong key is called invalid, and shows nothing of the site', async () => {
  const page = await openKiosk('none', terminal.kiosk.replace(/key=[^&]+/, 'key=wrong'));
  await page.getByRole('heading', { name: words.link.refused }).waitFor();
  expect(await page.textContent('.top-site')).not.toContain('Test gate');
});

test('the page says that the terminal is gone, and comes back by itself with it', async () => {
  const page = await openKiosk('none');
  await onScreen(page, 'idle');
  const { port } = new URL(terminal.base);
  await terminal.stop();
  await page.getByRole('heading', { name: words.link.lost }).waitFor();
  terminal = await startTerminal(place, '--port', port);
  await onScreen(page, 'idle');
  expect(await page.textContent('.top-site')).toContain('Test gate');
});
