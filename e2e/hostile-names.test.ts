import { plainText } from '@vedette/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AdminClient, claimTerminal } from './lib/admin-client.ts';
import { openBrowser } from './lib/browser.ts';
import { button, giveReason, goTo, openOwnConsole } from './lib/console-page.ts';
import { hostileStrings } from './lib/hostile-strings.ts';
import { isLong } from './lib/long.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const names = hostileStrings(1_000);
const isName = (text: string) => plainText(100).safeParse(text).success;

let place: TerminalPlace;
let terminal: TerminalProcess;
let admin: AdminClient;
let browser: Browser;
/** What the terminal took, by id. */
const taken = new Map<string, string>();

beforeAll(async () => {
  place = await newPlace();
  terminal = await startTerminal(place);
  admin = await claimTerminal(terminal);
  browser = await openBrowser({ folder: place.folder });
});
afterAll(async () => {
  await browser?.close();
  await terminal?.stop();
  await place?.remove();
});

interface Person {
  readonly id: string;
  readonly name: string;
}

test('a thousand hostile names are each taken as they are or refused as invalid', async () => {
  expect(names).toHaveLength(1_000);
  const wrong: unknown[] = [];
  for (const name of names) {
    const answer = await admin.call('POST', '/api/people', { name });
    if (answer.status === 200) taken.set(answer.json<Person>().id, name.trim());
    const isRefused = answer.status === 400 && answer.json<{ code: string }>().code === 'input-invalid';
    if (isName(name) ? answer.status !== 200 : !isRefused) wrong.push([name.slice(0, 40), answer.status]);
  }
  expect(wrong).toEqual([]);
  expect(taken.size).toBeGreaterThan(600);
});

test('what was taken comes back letter by letter', async () => {
  const found = new Map<string, string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await admin.call('GET', `/api/people?limit=200${query}`);
    const page: { items: Person[]; next: string | null } = answer.json();
    for (const { id, name } of page.items) found.set(id, name);
    cursor = page.next;
  }
  expect(found).toEqual(taken);
});

test('each is found by itself, and a search takes none of them for a pattern', async () => {
  for (const name of [`' UNION SELECT key FROM secret--`, '%', '"unfinished', '*'])
    for (const found of (await admin.call('GET', `/api/people?query=${encodeURIComponent(name)}`)).json<{
      items: Person[];
    }>().items)
      expect(found.name.toLowerCase()).toContain(name.toLowerCase());
});

test('the page shows them as text, and runs none', async ({ skip }) => {
  if (!isLong) return skip('npm run test:long has the time to page through them');
  const own = await openOwnConsole(browser, terminal, 'en');
  const { page } = own;
  const surprises: string[] = [];
  page.on('dialog', (opened) => void surprises.push(opened.message()));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== terminal.base) surprises.push(request.url());
  });
  await goTo(own, 'people');
  await giveReason(own, 'test');
  const more = button(page, own.words.console.shell.state.more);
  const shown = page.locator('tbody .cell-link');
  const { end } = own.words.console.shell.state;
  while ((await page.getByText(end, { exact: true }).count()) === 0) {
    const before = await shown.count();
    await more.click();
    await expect.poll(() => shown.count()).toBeGreaterThan(before);
  }
  const texts = await shown.evaluateAll((all) => all.map((each) => each.textContent));
  expect(texts.toSorted()).toEqual([...taken.values()].toSorted());
  const [script] = [...taken].find(([, name]) => name.startsWith('<img')) ?? [];
  await page.goto(own.at(`people?person=${script}`));
  await giveReason(own, 'test');
  await page.getByRole('dialog').getByText('<img').first().waitFor();
  expect(await page.evaluate(() => 'hostile' in globalThis)).toBe(false);
  expect(surprises).toEqual([]);
});

test('none stands in the log', async () => {
  const log = (await admin.call('GET', '/api/device/logs.ndjson')).text + terminal.printed();
  const telling = names.filter((name) => name.trim().length > 6 && name.length < 101);
  expect(telling.length).toBeGreaterThan(600);
  const forms = (name: string) => [name.trim(), JSON.stringify(name.trim()).slice(1, -1)];
  expect(telling.filter((name) => forms(name).some((form) => log.includes(form)))).toEqual([]);
});
