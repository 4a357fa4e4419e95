import { type Language, type Phrases, phrases } from '@vedette/phrases';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { signIn } from './admin-client.ts';
import type { TerminalProcess } from './terminal-process.ts';

/** The admin's own page in a browser, and the words it speaks. */
export interface ConsolePage {
  readonly page: Page;
  readonly words: Phrases;
  /** The address of a page of the console, such as `people`. */
  at(path: string): string;
}

const locale = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

export async function openConsole(
  browser: Browser,
  terminal: TerminalProcess,
  language: Language,
  options: BrowserContextOptions = {},
): Promise<ConsolePage> {
  const context = await browser.newContext({
    ...{ locale: locale[language], reducedMotion: 'reduce' as const },
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(terminal.admin);
  return { page, words: phrases[language], at: (path) => terminal.admin + path };
}

/** The same, with the owner of `claimTerminal` signed in. */
export async function openOwnConsole(...args: Parameters<typeof openConsole>): Promise<ConsolePage> {
  const opened = await openConsole(...args);
  await signIn(opened.page, args[1]);
  return opened;
}

/** Goes to a page by the navigation, as people do. */
export async function goTo({ page, words }: ConsolePage, key: keyof Phrases['console']['shell']['pages']) {
  const { navigation, pages } = words.console.shell;
  await page
    .getByRole('navigation', { name: navigation })
    .getByRole('link', { name: new RegExp(`^${pages[key]}`) })
    .click();
  await page.getByRole('heading', { level: 1, name: pages[key], exact: true }).waitFor();
}

export const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
export const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Says why personal information is looked at, in the dialog that asks. */
export async function giveReason(
  { page, words }: Pick<ConsolePage, 'page' | 'words'>,
  reason: string,
): Promise<void> {
  const { title, label, confirm } = words.console.shell.why;
  const asking = page.getByRole('dialog', { name: title });
  await asking.getByLabel(label).fill(reason);
  await button(asking, confirm).click();
  await asking.waitFor({ state: 'hidden' });
}

/** Picks an option of a select by its label. */
export async function choose(place: Page | Locator, label: string, option: string): Promise<void> {
  const box = place.getByLabel(label);
  await box.click();
  await box.page().locator('.ant-select-item-option', { hasText: option }).first().click();
}

/** The line of a table in which a text stands. */
export const lineWith = (page: Page, text: string): Locator =>
  page.locator('tbody tr', { has: page.getByText(text, { exact: true }) });
