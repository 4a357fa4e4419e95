// Takes the pictures of the README from the running software: a demo terminal, a platform with a day of passages, a
// real browser.
// Run with `npm run pictures`; it overwrites docs/pictures.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '../scripts/set-up/find-chromium.mjs';
import { claimTerminal, recordsOf, signIn } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import { claimPlatform, owner } from './lib/platform-owner.ts';
import { startPlatform } from './lib/platform-process.ts';
import { fillPlatform } from './lib/platform-sample.ts';
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

async function pictureConsole(browser: Browser): Promise<void> {
  const platform = await startPlatform();
  const sample = await fillPlatform(platform.origin, await claimPlatform(platform));
  try {
    const page = await newPage(browser, 'light');
    const signedIn = await page.request.post(`${platform.origin}/api/session`, { data: owner });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`);
    await page.goto(platform.console);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Charts draw themselves in.
    await page.waitForTimeout(6_000);
    await page.screenshot({ path: join(folder, 'console.png') });
    await page.close();
  } finally {
    await sample.close();
    await platform.stop();
  }
}

process.env['VEDETTE_CHROMIUM'] ??= findChromium() ?? '';
await mkdir(folder, { recursive: true });
const place = await newPlace();
const browser = await openBrowser({ folder: place.folder });
try {
  await pictureConsole(browser);
  const terminal = await startTerminal(place, '--demo');
  try {
    await pictureKiosk(browser, terminal);
    await pictureAdmin(browser, terminal);
  } finally {
    await terminal.stop();
  }
} finally {
  await browser.close();
  await place.remove();
}
