import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BrowserOptions {
  /** JPEG frames that the fake camera plays in a loop; no camera when absent. */
  readonly camera?: readonly Buffer[];
  /** There is a camera, and whoever is asked does not allow it. */
  readonly forbidden?: boolean;
  readonly folder: string;
}

/** Chromium takes a file of JPEGs, one after another, for a camera. */
async function cameraFlags({ camera, forbidden, folder }: BrowserOptions): Promise<readonly string[]> {
  if (forbidden === true) return ['--use-fake-device-for-media-stream', '--deny-permission-prompts'];
  if (camera === undefined) return [];
  const file = join(folder, `camera-${Date.now()}.mjpeg`);
  await writeFile(file, Buffer.concat(camera));
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

/** The system's Chromium, headless. */
export async function openBrowser(options: BrowserOptions): Promise<Browser> {
  const executablePath = process.env['VEDETTE_CHROMIUM'];
  if (executablePath === undefined || executablePath === '')
    throw new Error('No Chromium: npm test installs one');
  return chromium.launch({ executablePath, args: [...quiet, ...(await cameraFlags(options))] });
}

/** Every screen the kiosk has shown since the page was opened, in order. */
export async function watchScreens(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenScreens: seen });
    const look = () => {
      const screen = document.querySelector('[data-screen]')?.getAttribute('data-screen');
      if (screen !== null && screen !== undefined && seen.at(-1) !== screen) seen.push(screen);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seenScreens: string[] }).seenScreens);
}

export function onScreen(page: Page, screen: string, timeout = 30_000): Promise<unknown> {
  return page.waitForSelector(`[data-screen="${screen}"]`, { timeout });
}
