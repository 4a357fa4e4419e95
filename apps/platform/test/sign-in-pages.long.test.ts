import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { phrases } from '@vedette/phrases';
import { platformPhrases } from '@vedette/phrases/platform';
import { TOTP } from 'otpauth';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimed, password, type TestPlatform, testPlatform } from './platform-kit.ts';
import { clientId, clientSecret, type SignInProvider, signInProvider } from './sign-in-provider.ts';

/** The ways to sign in that need a real browser: its passkeys, its cookies between sites, its forms. */
const executablePath = [process.env['VEDETTE_CHROMIUM'] ?? '', '/usr/bin/chromium'].find((path) =>
  existsSync(path),
);
const built = fileURLToPath(new URL('../../console/dist-platform/index.html', import.meta.url));
const missing =
  executablePath === undefined ? 'no Chromium' : existsSync(built) ? null : 'the console is not built';
const { session, account } = platformPhrases.en;
const halfMinute = 30_000;

let platform: TestPlatform;
let provider: SignInProvider;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (missing !== null) return;
  platform = await testPlatform(undefined, { inwardNetworks: ['127.0.0.0/8'] });
  const owner = await claimed(platform);
  provider = await signInProvider(`${platform.url}/sign-in/works/callback`);
  const made = await owner.ask('POST', '/api/identity-providers', {
    ...{ slug: 'works', name: 'Works', issuer: provider.issuer, clientId, clientSecret },
    ...{ groupClaim: 'groups', groups: [{ group: 'guards', grant: { role: 'guard', places: null } }] },
    ...{ isListed: true, isActive: true },
  });
  expect(made.status, made.text).toBe(200);
  browser = await chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  page = await newPage();
  await addAuthenticator(page);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await provider?.close();
});

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const opened = await context.newPage();
  await opened.goto(`${platform.url}/console/`);
  return opened;
}

/** A key in the machine that recognises its owner at once, as a finger on a sensor would be. */
async function addAuthenticator(own: Page): Promise<void> {
  const devtools = await own.context().newCDPSession(own);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const inside = () => page.waitForSelector('#main');
const accountPage = async (): Promise<void> => {
  await page.goto(`${platform.url}/console/account`);
  await page.getByRole('heading', { level: 2, name: account.passkeys.title }).waitFor();
};

async function signOut(): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${platform.url}/console/`);
  await page.waitForSelector('#sign-in_name');
}

async function enterPassword(): Promise<void> {
  await page.fill('#sign-in_name', 'owner');
  await page.fill('#sign-in_password', password);
  await button(session.signIn.submit).click();
}

/** The same, when the account asks for more. */
async function enterPasswordHalfWay(): Promise<void> {
  await enterPassword();
  await page.getByRole('heading', { name: session.second.title }).waitFor();
}

async function enterCode(code: string): Promise<void> {
  await page.getByLabel(session.second.label.totp).fill(code);
  await button(session.second.submit).click();
}

describe.skipIf(missing !== null)(`signing in at a browser${missing === null ? '' : ` (${missing})`}`, () => {
  let totp: TOTP;
  let recoveryCode = '';

  it('takes the codes of an app, once it was shown the first, and gives codes for the day it is lost', async () => {
    await enterPassword();
    await inside();
    await accountPage();
    await button(account.totp.begin).first().click();
    const dialog = page.getByRole('dialog', { name: account.totp.title });
    const secret = await dialog.locator('.ant-typography.mono').textContent();
    totp = new TOTP({ secret: secret?.trim() ?? '' });
    await dialog.getByLabel(account.totp.code).fill(totp.generate({ timestamp: Date.now() - halfMinute }));
    await dialog.getByRole('button', { name: account.totp.confirm }).click();
    const codes = await page.locator('.recovery-codes').textContent();
    recoveryCode = codes?.split('\n')[0]?.trim() ?? '';
    await button(account.totp.kept).click();
    await page.getByText(account.totp.on.replace('{{n}}', '10')).waitFor();
  });

  it('asks for a code after the password, refuses a wrong one, and takes one of each kind', async () => {
    await signOut();
    await enterPasswordHalfWay();
    const right = totp.generate();
    await enterCode(right === '111111' ? '111112' : '111111');
    await page.getByText(phrases.en.errors['sign-in-failed'].title).waitFor();
    await enterCode(right);
    await inside();
    await signOut();
    await enterPasswordHalfWay();
    await button(session.second.other['recovery-code']).click();
    await page.getByLabel(session.second.label['recovery-code']).fill(recoveryCode);
    await button(session.second.submit).click();
    await inside();
  });

  it('makes a passkey, which signs in with no name and no password, and does as a second step', async () => {
    await accountPage();
    await button(account.passkeys.add).click();
    await page.getByLabel(account.passkeys.name).fill('Guard room');
    await page.getByRole('dialog').getByRole('button', { name: phrases.en.console.shell.action.add }).click();
    await page.locator('li', { hasText: 'Guard room' }).waitFor();
    await signOut();
    await button(session.passkey.use).click();
    await inside();
    await signOut();
    await enterPasswordHalfWay();
    await button(session.second.other.passkey).click();
    await button(session.passkey.use).click();
    await inside();
  });

  it('takes no passkey that its owner has deleted', async () => {
    await accountPage();
    const line = page.locator('li', { hasText: 'Guard room' });
    await line.getByRole('button').click();
    await page
      .locator('.ant-popover')
      .getByRole('button', { name: phrases.en.console.shell.action.delete })
      .click();
    await line.waitFor({ state: 'detached' });
    await signOut();
    await button(session.passkey.use).click();
    await page.getByText(phrases.en.errors['sign-in-failed'].title).waitFor();
  });

  it('goes to the organisation’s own provider and comes back with the role of a group', async () => {
    const own = await newPage();
    provider.become('guard-1', { name: 'Gate Guard', preferred_username: 'gate', groups: ['guards'] });
    await own.getByRole('link', { name: session.signIn.by.replace('{{name}}', 'Works') }).click();
    await own.waitForSelector('#main');
    expect(await own.evaluate(async () => (await fetch('/api/welcome')).json())).toMatchObject({
      session: { displayName: 'Gate Guard' },
    });
    expect(new URL(own.url()).pathname).toBe('/console/');
    await own.context().close();
  });

  it('lets nobody in whose groups have no role here, and says so', async () => {
    const own = await newPage();
    provider.become('stranger', { name: 'Stranger', groups: ['canteen'] });
    await own.getByRole('link', { name: session.signIn.by.replace('{{name}}', 'Works') }).click();
    await own.getByText(session.signIn.elsewhere).waitFor();
    expect(await own.evaluate(async () => (await fetch('/api/welcome')).json())).toMatchObject({
      session: null,
    });
  });
});
