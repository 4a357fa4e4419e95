// Takes the pictures of the README from the running software: a demo terminal, a real browser.
// Run with `npm run pictures`; it overwrites docs/pictures.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '../scripts/set-up/find-chromium.mjs';
import { claimTerminal, recordsOf, signIn } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import { newPlace, startTerminal, type TerminalProcess } from './lib/terminal-process.ts';

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const size = { width: 1280, height: 800 };
const passagesShown = 6;

async function newPage(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  return (await browser.newContext({ viewport: size, locale: 'en-GB', colorScheme })).newPage();
}

async function pictureKiosk(browser: Browser, terminal: TerminalProcess): Promise<void> {
  const page = await newPage(browser, 'dark');
  await page.goto(terminal.kiosk);
  await page.click('[data-sample="anran"]');
  await onScreen(page, 'granted');
  await page.screenshot({ path: join(folder, 'kiosk.png') });
  await page.close();
}

async function pictureAdmin(browser: Browser, terminal: TerminalProcess): Promise<void> {
  const admin = await claimTerminal(terminal);
  while ((await recordsOf(admin)).length < passagesShown)
    await new Promise((next) => setTimeout(next, 2_000));
  const page = await newPage(browser, 'light');
  await signIn(page, terminal);
  await page.waitForTimeout(6_000);
  await page.screenshot({ path: join(folder, 'admin.png') });
}

process.env['VEDETTE_CHROMIUM'] ??= findChromium() ?? '';
await mkdir(folder, { recursive: true });
const place = await newPlace();
const terminal = await startTerminal(place, '--demo');
const browser = await openBrowser({ folder: place.folder });
try {
  await pictureKiosk(browser, terminal);
  await pictureAdmin(browser, terminal);
} finally {
  await browser.close();
  await terminal.stop();
  await place.remove();
}
