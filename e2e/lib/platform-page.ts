import { type Language, type Phrases, phrases } from '@vedette/phrases';
import { type PlatformPhrases, platformPhrases } from '@vedette/phrases/platform';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { owner } from './platform-owner.ts';
import type { PlatformProcess } from './platform-process.ts';

/** The platform's console in a browser, and the words it speaks. */
export interface PlatformPage {
  readonly page: Page;
  readonly words: Phrases & { readonly platform: PlatformPhrases };
}

const locale = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

export async function openPlatformPage(
  browser: Browser,
  platform: PlatformProcess,
  language: Language,
  options: BrowserContextOptions = {},
): Promise<PlatformPage> {
  const context = await browser.newContext({
    ...{ locale: locale[language], reducedMotion: 'reduce' as const },
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(platform.console);
  return { page, words: { ...phrases[language], platform: platformPhrases[language] } };
}

export async function signInAs(
  { page }: PlatformPage,
  { name, password }: { readonly name: string; readonly password: string } = owner,
): Promise<void> {
  await page.fill('#sign-in_name', name);
  await page.fill('#sign-in_password', password);
  await page.click('button[type="submit"]');
  await page.waitForSelector('#main');
}

/** Goes to a page by the navigation, as people do. */
export async function goToPlatformPage(
  { page, words }: PlatformPage,
  key: keyof PlatformPhrases['shell']['pages'],
): Promise<void> {
  const name = words.platform.shell.pages[key];
  await page
    .getByRole('navigation', { name: words.console.shell.navigation })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}
