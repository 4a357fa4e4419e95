import { readFile } from 'node:fs/promises';
import type { presetDuty } from '@vedette/domain';
import { portrait, type SamplePerson, samplePeople } from '@vedette/testing';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AdminClient, claimTerminal, enrolPerson, recordsOf } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import {
  button,
  type ConsolePage,
  choose,
  dialog,
  giveReason,
  goTo,
  lineWith,
  openConsole,
  openOwnConsole,
} from './lib/console-page.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

/** What a spreadsheet would run if it were not told that this is text. */
const formula = '=HYPERLINK("http://example.invalid","Ann")';
const reason = 'complaint of yesterday';
const guard = { name: 'Gao', password: 'seven quiet lanterns' };

let place: TerminalPlace;
let terminal: TerminalProcess;
let browser: Browser;
let admin: AdminClient;
let own: ConsolePage;
let page: Page;

beforeAll(async () => {
  place = await newPlace();
  terminal = await startTerminal(place);
  admin = await claimTerminal(terminal);
  await enrolPerson(admin, { name: formula }, await portrait(ann()));
  browser = await openBrowser({ folder: place.folder });
  own = await openOwnConsole(browser, terminal, 'en');
  page = own.page;
});
afterAll(async () => {
  await browser?.close();
  await terminal?.stop();
  await place?.remove();
});

function ann(): SamplePerson {
  const [person] = samplePeople;
  if (person === undefined) throw new Error('sample people are missing');
  return person;
}

async function openKiosk(): Promise<Page> {
  const kiosk = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await kiosk.goto(terminal.kiosk);
  await onScreen(kiosk, 'idle');
  return kiosk;
}

describe('a duty', () => {
  const words = () => own.words.console.duty;
  const put = () => button(page, words().put.action);
  const json = () => page.getByLabel(words().jsonLabel);
  const inForce = async () =>
    (await admin.call('GET', '/api/duty')).json<{ duty: { version: number; openFor: string } }>().duty;

  test('is changed as a form, and takes effect with the reason for the change', async () => {
    await goTo(own, 'duty');
    await button(page, words().change).click();
    await page.getByLabel(words().field.openFor).fill('7s');
    await put().click();
    await button(dialog(page), words().put.confirm).click();
    await dialog(page).getByText(own.words.console.shell.form.required).waitFor();
    await dialog(page).getByLabel(words().put.note).fill('people are slow');
    await button(dialog(page), words().put.confirm).click();
    await page.getByText(words().put.done).waitFor();
    expect(await inForce()).toMatchObject({ version: 2, openFor: '7s' });
  });

  test('with what the terminal does not know or may not keep is not adopted as JSON', async () => {
    await page.getByRole('tab', { name: words().tab.edit }).click();
    await page.getByText(words().mode.json, { exact: true }).click();
    const duty = JSON.parse(await json().inputValue()) as ReturnType<typeof presetDuty>;
    const { name } = duty.collect;
    const spoiled = { ...duty, require: [{ check: 'horoscope' }], collect: { name: { ...name, why: '' } } };
    await json().fill(JSON.stringify(spoiled));
    await page.getByText(own.words.dutyProblems['check-unknown']).waitFor();
    await page.getByText(own.words.dutyProblems['field-without-why']).waitFor();
    expect(await put().isDisabled()).toBe(true);
    await json().fill('{"id":');
    await page.getByText(words().jsonBroken.split('{{')[0] ?? '').waitFor();
    expect(await put().isDisabled()).toBe(true);
    expect((await inForce()).version).toBe(2);
    await json().fill(JSON.stringify({ ...duty, openFor: '4s' }));
    await put().click();
    await dialog(page).getByLabel(words().put.note).fill('four will do');
    await button(dialog(page), words().put.confirm).click();
    await expect.poll(inForce).toMatchObject({ version: 3, openFor: '4s' });
  });

  test('shows in its history who changed it and why', async () => {
    await page.getByRole('tab', { name: words().tab.history }).click();
    for (const why of ['people are slow', 'four will do'])
      expect(await lineWith(page, why).textContent()).toContain('owner');
    expect(await page.getByText(words().history.inForce, { exact: true }).count()).toBeGreaterThan(0);
    expect(await page.locator('tbody tr.ant-table-row:visible').count()).toBe(3);
  });
});

describe('a passage', () => {
  const words = () => own.words.console;
  const textOf = async (download: Download) => readFile(await download.path(), 'utf8');

  test('is in the records, shown to whoever says why', async () => {
    const kiosk = await openKiosk();
    await kiosk.click('[data-sample="anran"]');
    await onScreen(kiosk, 'granted');
    await expect.poll(async () => (await recordsOf(admin))[0]?.outcome).toBe('granted');
    await kiosk.context().close();
    await goTo(own, 'records');
    await giveReason(own, reason);
    await lineWith(page, formula).getByText(words().passage.outcome.granted).waitFor();
  });

  test('is exported with no formula in it', async () => {
    await button(page, words().records.export.label).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: words().records.export.csv }).click();
    const text = await textOf(await saved);
    expect(text).toContain(`"'=HYPERLINK(""http://example.invalid"",""Ann"")"`);
    expect(text).not.toMatch(/(?:^|[,"\n])=HYPERLINK/);
  });

  test('leaves in the audit who looked, with that very reason', async () => {
    await goTo(own, 'audit');
    await page.getByText(words().audit.intact).waitFor();
    for (const act of [words().audit.acts['records-shown'], words().audit.acts['records-exported']]) {
      const line = page.locator('tbody tr', { hasText: act }).filter({ hasText: reason }).first();
      expect(await line.textContent()).toContain('owner');
    }
  });
});

test('whoever presses Help is seen at the desk, and let in by hand with a reason', async () => {
  const { overview, shell } = own.words.console;
  const { help } = own.words.kiosk;
  await goTo(own, 'overview');
  const kiosk = await openKiosk();
  await kiosk.getByRole('button', { name: help.button, exact: true }).click();
  await kiosk.getByText(help.called).waitFor();
  await page.getByRole('heading', { name: overview.wait.title.replace('{{lane}}', 'lane-1') }).waitFor();
  await page.locator('.stream-line', { hasText: own.words.alarms.help }).first().waitFor();
  await button(page, overview.lane.open).click();
  await button(dialog(page), overview.openLane.confirm).click();
  await dialog(page).getByText(shell.form.required).waitFor();
  await dialog(page).getByLabel(overview.openLane.reason).fill('parcel of the post');
  await button(dialog(page), overview.openLane.confirm).click();
  await page.getByText(overview.openLane.done, { exact: true }).waitFor();
  await onScreen(kiosk, 'granted');
  await expect.poll(async () => (await recordsOf(admin))[0]).toMatchObject({ manual: true });
  await kiosk.context().close();
  await goTo(own, 'audit');
  await lineWith(page, 'parcel of the post').getByText(own.words.console.audit.acts['lane-opened']).waitFor();
});

test('a restart is asked about first', async () => {
  const { restart } = own.words.console.device;
  const asked: string[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && asked.push(request.url())));
  await goTo(own, 'health');
  await button(page, restart.action).click();
  await dialog(page).getByText(restart.body).waitFor();
  await button(dialog(page), own.words.console.shell.action.cancel).click();
  await dialog(page).waitFor({ state: 'detached' });
  expect(asked).toEqual([]);
});

describe('a guard', () => {
  let his: ConsolePage;

  test('is added by the owner', async () => {
    const { operators, shell, session } = own.words.console;
    await goTo(own, 'operators');
    await button(page, operators.add).click();
    await dialog(page).getByLabel(operators.column.name, { exact: true }).fill(guard.name);
    await choose(dialog(page), operators.column.role, own.words.roles.guard);
    await dialog(page).getByLabel(session.signIn.password, { exact: true }).fill(guard.password);
    await button(dialog(page), shell.action.add).click();
    await lineWith(page, guard.name).waitFor();
  });

  test('sees the pages of the desk alone, and nothing there that is refused', async () => {
    his = await openConsole(browser, terminal, 'en');
    const refused: string[] = [];
    his.page.on('response', (answer) => void (answer.status() === 403 && refused.push(answer.url())));
    const { signIn } = his.words.console.session;
    await his.page.getByLabel(signIn.name).fill(guard.name);
    await his.page.getByLabel(signIn.password).fill(guard.password);
    await button(his.page, signIn.submit).click();
    const shown = ['overview', 'alarms', 'records', 'captures', 'duty', 'schedules', 'health'] as const;
    const { pages, navigation } = his.words.console.shell;
    const links = his.page.getByRole('navigation', { name: navigation }).getByRole('link');
    await links.first().waitFor();
    expect((await links.allTextContents()).map((text) => text.replace(/\d+$/, ''))).toEqual(
      shown.map((key) => pages[key]),
    );
    for (const key of shown) {
      await goTo(his, key);
      if (key === 'records' || key === 'captures') await giveReason(his, 'at the desk');
      await his.page.waitForLoadState('networkidle');
    }
    expect(refused.filter((url) => !url.includes('/api/captures'))).toEqual([]);
  });

  test('has no buttons for what a guard may not do', async () => {
    const { records, overview, device, schedules, duty } = his.words.console;
    const gone = async (key: Parameters<typeof goTo>[1], name: string) => {
      await goTo(his, key);
      expect(await button(his.page, name).count(), name).toBe(0);
    };
    await gone('health', device.restart.action);
    await gone('duty', duty.change);
    await gone('schedules', schedules.add);
    await gone('overview', overview.lane.kiosk);
    await button(his.page, overview.lane.open).waitFor();
    await goTo(his, 'records');
    await giveReason(his, 'at the desk');
    expect(await button(his.page, records.export.label).count()).toBe(0);
  });

  test('is told of no right at the address of another page', async () => {
    await his.page.goto(his.at('people'));
    await his.page.getByText(his.words.console.shell.state.noRight).waitFor();
  });
});
