import { readFile } from 'node:fs/promises';
import {
  emptyFrame,
  photographPath,
  portrait,
  type SamplePerson,
  samplePeople,
  zipOf,
} from '@vedette/testing';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './lib/browser.ts';
import {
  button,
  type ConsolePage,
  choose,
  dialog,
  giveReason,
  goTo,
  lineWith,
  openConsole,
} from './lib/console-page.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

type ErrorKey = keyof ConsolePage['words']['errors'];

const password = '三匹骆驼走过旧码头去看灯塔';
let place: TerminalPlace;
let terminal: TerminalProcess;
let browser: Browser;
let own: ConsolePage;
let page: Page;

beforeAll(async () => {
  place = await newPlace();
  terminal = await startTerminal(place);
  browser = await openBrowser({ folder: place.folder });
  own = await openConsole(browser, terminal, 'zh-CN');
  page = own.page;
});
afterAll(async () => {
  await browser?.close();
  await terminal?.stop();
  await place?.remove();
});

const sample = (index: number): SamplePerson => {
  const person = samplePeople[index];
  if (person === undefined) throw new Error('sample people are missing');
  return person;
};

async function sayProblem(code: ErrorKey): Promise<void> {
  const { title, action } = own.words.errors[code];
  const alert = page.getByRole('alert').filter({ hasText: title });
  await alert.waitFor();
  expect(await alert.textContent()).toContain(action);
}

describe('a new owner', () => {
  const words = () => own.words.console.session;

  async function claim(code: string): Promise<void> {
    const { claim: labels } = words();
    await page.getByLabel(labels.code).fill(code);
    await page.getByLabel(labels.site).fill('三号厂房东门');
    await page.getByLabel(labels.name).fill('周主管');
    await page.getByLabel(labels.password, { exact: true }).fill(password);
    await page.getByLabel(labels.repeat).fill(password);
    await button(page, labels.submit).click();
  }

  async function signIn(given: string): Promise<void> {
    await page.getByLabel(words().signIn.name).fill('周主管');
    await page.getByLabel(words().signIn.password).fill(given);
    await button(page, words().signIn.submit).click();
  }

  test('is told that a code is wrong, and claims the terminal with the one it printed', async () => {
    await page.getByRole('heading', { name: words().claim.title }).waitFor();
    await claim('WRONG-CODE');
    await sayProblem('claim-code-wrong');
    await claim((terminal.code ?? '').toLowerCase());
    await page.getByRole('heading', { level: 1, name: own.words.console.shell.pages.overview }).waitFor();
    expect(await page.locator('header').textContent()).toContain('三号厂房东门');
  });

  test('signs out, is told that a password is wrong, and signs in', async () => {
    const { account, signOut, pages } = own.words.console.shell;
    await page.getByRole('button', { name: account }).click();
    await page.getByRole('menuitem', { name: signOut }).click();
    await page.getByRole('heading', { name: words().signIn.title }).waitFor();
    await signIn('not the password');
    await sayProblem('sign-in-failed');
    await signIn(password);
    await page.getByRole('heading', { level: 1, name: pages.overview }).waitFor();
  });
});

describe('a person', () => {
  const people = () => own.words.console.people;
  const faces = () => page.getByRole('tab', { name: people().tab.faces });
  const isEnrolled = () => page.getByText(people().faces.quality.split('{')[0] ?? '');

  async function add(name: string): Promise<void> {
    await button(page, people().add).click();
    await dialog(page).getByLabel(people().field.name).fill(name);
    await button(dialog(page), own.words.console.shell.action.add).click();
    await page.getByRole('dialog', { name }).waitFor();
    await faces().click();
  }

  async function upload(buffer: Buffer, name = 'photo.jpg', mimeType = 'image/jpeg'): Promise<void> {
    await page.locator('.ant-drawer input[type=file]').setInputFiles({ name, mimeType, buffer });
  }

  const first = () => portrait(sample(0));
  const refused: readonly (readonly [ErrorKey, string, () => Promise<Buffer>])[] = [
    ['image-empty', 'a file of no bytes', async () => Buffer.alloc(0)],
    ['image-truncated', 'half a photograph', async () => (await first()).subarray(0, 20_000)],
    ['image-not-an-image', 'a text that calls itself JPEG', async () => Buffer.from('not a picture at all')],
    ['face-none', 'an empty room', emptyFrame],
    ['face-several', 'several people', () => readFile(photographPath(sample(0)))],
    [
      'face-blurred',
      'a blurred face',
      async () =>
        sharp(await first())
          .blur(7)
          .jpeg()
          .toBuffer(),
    ],
    [
      'face-too-dark',
      'a face in the dark',
      async () =>
        sharp(await first())
          .linear(0.1)
          .jpeg()
          .toBuffer(),
    ],
    [
      'face-too-small',
      'a tiny face',
      async () =>
        sharp(await first())
          .resize(120)
          .jpeg()
          .toBuffer(),
    ],
  ];

  test('is added after the reason for the look is given', async () => {
    await goTo(own, 'people');
    await giveReason(own, '登记新员工');
    await add('安然');
    await page.getByText(people().faces.empty).waitFor();
  });

  test.each(refused)('is not enrolled: %s, for %s', async (code, _, photo) => {
    await upload(await photo());
    await sayProblem(code);
    expect(await isEnrolled().count()).toBe(0);
  });

  test('is enrolled from a portrait', async () => {
    await upload(await first());
    await isEnrolled().waitFor();
    expect(await page.locator('.ant-drawer').getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('whose face is known under another name is asked about, not taken', async () => {
    await add('冒名');
    await upload(await first());
    await page.getByRole('alert').filter({ hasText: people().duplicate.title }).waitFor();
    expect(await isEnrolled().count()).toBe(0);
    await button(page, people().duplicate.cancel).click();
    await page.keyboard.press('Escape');
    await lineWith(page, '冒名').getByText(people().noFace).waitFor();
    expect(await lineWith(page, '安然').getByText(people().noFace).count()).toBe(0);
  });
});

test('a bulk import says of every file what became of it', async () => {
  const { imports } = own.words.console;
  const archive = await zipOf({
    '白羽.jpg': await portrait(sample(1)),
    '晨曦.jpg': 'no picture',
    '空.jpg': '',
    'bomb.jpg': Buffer.alloc(3_000_000),
  });
  await goTo(own, 'imports');
  const file = { name: 'people.zip', mimeType: 'application/zip', buffer: archive };
  await page.locator('main input[type=file]').setInputFiles(file);
  await giveReason(own, '核对导入结果');
  // It stops at the bomb, and keeps whom it had enrolled.
  await page.getByText(own.words.errors['archive-too-large'].title).waitFor();
  const said = async (name: string) => (await lineWith(page, name).textContent()) ?? '';
  expect(await said('白羽.jpg')).toContain(imports.enrolled);
  expect(await said('晨曦.jpg')).toContain(own.words.errors['image-not-an-image'].title);
  expect(await said('空.jpg')).toContain(own.words.errors['image-empty'].title);
});

test('a deny list is made, and a person put on it with the reason', async () => {
  const { lists, shell } = own.words.console;
  await goTo(own, 'lists');
  await button(page, lists.add).click();
  await dialog(page).getByLabel(lists.column.name).fill('禁止进入');
  await choose(dialog(page), lists.column.kind, lists.kind.deny);
  await dialog(page).getByLabel(lists.id).fill('barred');
  await button(dialog(page), shell.action.save).click();
  await page.getByRole('heading', { level: 2, name: '禁止进入' }).waitFor();
  await giveReason(own, '核对名单');
  await page.getByText(lists.membersEmpty).waitFor();
  await button(page, lists.addMember).click();
  await choose(dialog(page), lists.person, '冒名');
  await dialog(page).getByLabel(lists.reason).fill('证件不符');
  await button(dialog(page), shell.action.add).click();
  await lineWith(page, '冒名').getByText('证件不符').waitFor();
});
