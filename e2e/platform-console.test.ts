import {
  accountRoutes,
  platformAlarmRoutes,
  platformAuditRoutes,
  platformPeopleRoutes,
} from '@vedette/contract/platform';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './lib/accessibility.ts';
import { openBrowser } from './lib/browser.ts';
import { button, choose, giveReason } from './lib/console-page.ts';
import { isLong } from './lib/long.ts';
import { claimPlatform, owner, type PlatformOwner } from './lib/platform-owner.ts';
import { goToPlatformPage, openPlatformPage, type PlatformPage, signInAs } from './lib/platform-page.ts';
import { type PlatformProcess, startPlatform } from './lib/platform-process.ts';
import { fillPlatform, passage, type Sample } from './lib/platform-sample.ts';

const watch = ['dashboard', 'alarms', 'flow', 'records'] as const;
const people = ['visitors', 'people', 'lists'] as const;
const governing = [
  ...(['devices', 'locations', 'duties', 'retention', 'certificates'] as const),
  ...(['integrations', 'accounts', 'audit'] as const),
] as const;
const pages = [...watch, ...people, ...governing] as const;
const guard = { name: 'guard', password: 'another sentence of ours' } as const;

let platform: PlatformProcess;
let call: PlatformOwner;
let sample: Sample;
let browser: Browser;

beforeAll(async () => {
  platform = await startPlatform();
  browser = await openBrowser({ folder: platform.folder });
});
afterAll(async () => {
  await browser?.close();
  await sample?.close();
  await platform?.stop();
});

test('a new platform is claimed on its page, without a barrier', async () => {
  const opened = await openPlatformPage(browser, platform, 'zh-CN');
  await opened.page.waitForSelector('#claim_code');
  expect(await violationsOf(opened.page)).toEqual([]);
  await opened.page.context().close();
  call = await claimPlatform(platform);
  sample = await fillPlatform(platform.origin, call);
  await call(accountRoutes.create, {
    body: { ...guard, displayName: '门岗', grants: [{ role: 'guard', places: null }] },
  });
});

const looks = [
  ['zh-CN', 'light', 1440],
  ['en', 'dark', 390],
] as const;

// The second look at every page is for `npm run test:long`.
describe.each(isLong ? looks : looks.slice(0, 1))(
  'the console in %s, %s, %i wide',
  (language, colorScheme, width) => {
    let own: PlatformPage;

    test('has an entrance without a barrier', async () => {
      const viewport = { width, height: 900 };
      own = await openPlatformPage(browser, platform, language, { colorScheme, viewport });
      await own.page.waitForSelector('form');
      expect(await violationsOf(own.page)).toEqual([]);
      await signInAs(own);
    });

    test.each([...pages, 'account'] as const)('has no barrier on the page %s', async (key) => {
      const { page, words } = own;
      await page.goto(`${platform.console}${key === 'dashboard' ? '' : key}`);
      const name = words.platform.shell.pages[key];
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.waitForTimeout(1_000);
      expect(await violationsOf(page)).toEqual([]);
      const isWiderThanScreen = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWiderThanScreen, 'the page itself never scrolls sideways').toBe(false);
    });
  },
);

describe('whoever watches', () => {
  let own: PlatformPage;
  beforeAll(async () => {
    own = await openPlatformPage(browser, platform, 'en', { viewport: { width: 1440, height: 900 } });
    await signInAs(own, guard);
  });

  test('sees somebody pass without touching anything', async () => {
    const { page, words } = own;
    const stream = page.locator('.panel', { hasText: words.platform.dashboard.stream.title });
    const before = await stream.locator('li').first().textContent();
    sample.devices[0]?.device.outbox.add(passage(0, Date.now(), 'lane-1'));
    await expect.poll(() => stream.locator('li').first().textContent()).not.toBe(before);
  });

  test('takes note of an alarm, and it leaves the list of those that are open', async () => {
    const { page, words } = own;
    await goToPlatformPage(own, 'alarms');
    const line = page.getByRole('row', { name: new RegExp(words.alarms.forced) });
    await button(page, words.platform.alarms.act.acknowledge).first().waitFor();
    await button(
      page.locator('tr', { hasText: words.alarms.forced }),
      words.platform.alarms.act.acknowledge,
    ).click();
    await line.waitFor({ state: 'detached' });
    const { items } = await call(platformAlarmRoutes.list, { query: { phases: 'acknowledged' } });
    expect(items.map(({ kind }) => kind)).toEqual(['forced']);
  });

  test('goes by keyboard, and is told what the keys are', async () => {
    const { page, words } = own;
    await page.locator('#main').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { level: 1, name: words.platform.shell.pages.records }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: words.platform.shell.keys.title }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: words.platform.shell.palette.placeholder }).fill('flow');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: words.platform.shell.pages.flow }).waitFor();
  });

  test('is not shown what is not for guards, and is told so at its address', async () => {
    const { page, words } = own;
    const { shell } = words.platform;
    const link = page.getByRole('navigation').getByRole('link', { name: shell.pages.audit });
    expect(await link.count()).toBe(0);
    await page.goto(`${platform.console}audit`);
    await page.getByRole('heading', { level: 1, name: shell.noRight }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});

test('an address holds filters, place and drawer: it shows another the same', async () => {
  const own = await openPlatformPage(browser, platform, 'en');
  await signInAs(own);
  const [, second = 0] = sample.sites;
  await own.page.goto(`${platform.console}records?outcome=denied&place=${second}`);
  const first = own.page.locator('.ant-table-row .cell-link').first();
  await first.click();
  const drawer = own.page.getByRole('dialog', { name: own.words.platform.records.detail.title });
  await drawer.getByText(own.words.console.passage.outcome.denied).waitFor();
  const address = own.page.url();
  const other = await openPlatformPage(browser, platform, 'en');
  await signInAs(other);
  await other.page.goto(address);
  await other.page.getByRole('dialog', { name: own.words.platform.records.detail.title }).waitFor();
  expect(await violationsOf(other.page)).toEqual([]);
});

test('what matters asks for the password once more, and then goes on by itself', async () => {
  const own = await openPlatformPage(browser, platform, 'en');
  await signInAs(own);
  const { page, words } = own;
  // Signing in counts as a proof for ten minutes: the platform is made to forget it.
  let isForgotten = true;
  await page.route('**/api/keys', async (route) => {
    if (route.request().method() !== 'POST' || !isForgotten) return route.continue();
    isForgotten = false;
    await route.fulfill({
      ...{ status: 403, contentType: 'application/problem+json' },
      body: JSON.stringify({ type: 'about:blank', title: '', status: 403, code: 'step-up-required' }),
    });
  });
  await page.goto(`${platform.console}accounts?tab=keys`);
  await button(page, words.platform.accounts.keys.add).click();
  await page.getByLabel(words.platform.accounts.keys.name).fill('attendance');
  await page.getByLabel(words.platform.accounts.permission['flow-see']).check();
  await button(page, words.console.shell.action.save).click();
  const proof = page.getByRole('dialog', { name: words.platform.session.proof.title });
  await proof.locator('input[type=password]').fill(owner.password);
  await button(proof, words.platform.session.proof.submit).click();
  await page.getByText(words.platform.accounts.keys.once).waitFor();
  expect(await page.locator('.ant-modal .mono').textContent()).toMatch(/^vk_/);
});

test('whoever may trace looks for the passages of one person, and says why first', async () => {
  const { id } = await call(platformPeopleRoutes.create, { body: { name: '裴铁幕', places: [] } });
  const own = await openPlatformPage(browser, platform, 'en');
  await signInAs(own);
  const { page, words } = own;
  const { ofPerson } = words.platform.records;
  await page.goto(`${platform.console}people?person=${id}&view=passages`);
  await choose(page, ofPerson.purpose, words.purposes['access-control']);
  await button(page, ofPerson.find).click();
  await giveReason(own, 'case 4 of December');
  await page.getByText(ofPerson.empty).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const { items } = await call(platformAuditRoutes.list, { query: { limit: 20 } });
  expect(items.find(({ action }) => action === 'passages-of-person')).toMatchObject({
    detail: { reason: 'case 4 of December', purpose: 'access-control' },
  });
});

test('a desk for those who were not invited is set up, and its link shown once', async () => {
  const own = await openPlatformPage(browser, platform, 'en');
  await signInAs(own);
  const { page, words } = own;
  const { desks } = words.platform.visitors;
  await page.goto(`${platform.console}visitors?tab=desks&place=${sample.sites[0]}`);
  await button(page, desks.add).click();
  await page.getByLabel(desks.name).fill('Gate 1');
  await button(page.getByRole('dialog'), words.console.shell.action.save).click();
  await page.getByText(new RegExp(`${platform.origin}/walk-in#[\\w-]{43}`)).waitFor();
  await button(page, words.platform.shell.kept).click();
  await page.locator('li', { hasText: 'Gate 1' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
