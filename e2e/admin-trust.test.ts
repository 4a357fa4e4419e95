import { issueHcert, sampleDcc, simulatedIssuer } from '@vedette/credential/simulated-hcert';
import { instant } from '@vedette/domain';
import { symbolOf } from '@vedette/drivers/test/stand/symbol';
import { issueCertificate } from '@vedette/testing';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AdminClient, claimTerminal } from './lib/admin-client.ts';
import { openBrowser } from './lib/browser.ts';
import { button, type ConsolePage, dialog, openOwnConsole } from './lib/console-page.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const secret = 'never-to-be-seen-again';
const [issuedAt, expiresAt] = [instant(Date.UTC(2021, 6, 1)), instant(Date.UTC(2022, 6, 1))];
const issuer = simulatedIssuer('AT');
const certificate = issueCertificate({ subject: 'DSC', key: issuer.key, validity: [issuedAt, expiresAt] });
const keyId = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').subarray(0, 8);
const code = issueHcert(
  { ...issuer, keyId: new Uint8Array(keyId) },
  { payload: sampleDcc.v, issuedAt, expiresAt },
);

async function pictureOf(text: string): Promise<Buffer> {
  const { data, width, height } = await symbolOf(text);
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

describe('trust in the admin of a real terminal', () => {
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let browser: Browser;
  let own: ConsolePage;
  let page: Page;
  const words = () => own.words.console;
  const kind = (name: 'gateway' | 'hcert-keys') =>
    page.locator('button.kind', { hasText: words().trust.kind[name].name });
  const field = (id: string) => page.locator(`#put-trust_${id}`);
  const save = async (): Promise<void> => {
    await button(dialog(page), words().shell.action.save).click();
    await dialog(page).waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    place = await newPlace();
    terminal = await startTerminal(place);
    admin = await claimTerminal(terminal);
    browser = await openBrowser({ folder: place.folder });
    own = await openOwnConsole(browser, terminal, 'en');
    page = own.page;
    await page.goto(own.at('trust'));
  });
  afterAll(async () => {
    await browser?.close();
    await terminal?.stop();
    await place?.remove();
  });

  test('takes the address and the account of a platform, and never shows its secret again', async () => {
    await kind('gateway').click();
    await field('gateway_url').fill('http://127.0.0.1:9');
    await field('gateway_appId').fill('site');
    await field('gateway_secretKey').fill(secret);
    await save();
    const shown = await admin.call('GET', '/api/trust/gateway');
    expect(shown.json()).toMatchObject({ document: { appId: 'site', sealed: ['secretKey'] } });
    for (const text of [
      shown.text,
      (await admin.call('GET', '/api/audit?limit=100')).text,
      terminal.printed(),
    ])
      expect(text).not.toContain(secret);
  });

  test('shows what is set of it to who edits it, and keeps a secret that was not typed', async () => {
    await button(page, words().trust.edit).click();
    expect(await field('gateway_appId').inputValue()).toBe('site');
    expect(await field('gateway_secretKey').inputValue()).toBe('');
    await page.getByText(words().gateway.section.more).click();
    await field('gateway_deadlineMs').fill('1500');
    await save();
    expect((await admin.call('GET', '/api/trust/gateway')).json()).toMatchObject({
      summary: { hasSecret: true },
      document: { deadlineMs: 1_500, sealed: ['secretKey'] },
    });
  });

  test('takes a certificate as it comes, and says of a code in a picture what it claims', async () => {
    await kind('hcert-keys').click();
    await dialog(page).getByRole('textbox', { name: words().trust.field.document }).fill(`${certificate}`);
    await save();
    await page.getByRole('tab', { name: words().trust.tab.try }).click();
    const picture = { name: 'code.png', mimeType: 'image/png', buffer: await pictureOf(code) };
    await page.locator('input[type=file]').setInputFiles(picture);
    await expect.poll(() => page.locator('#try-code_text').inputValue()).toBe(code);
    await page.locator('#try-code_at').fill('2021-08-01 12:00');
    await page.keyboard.press('Enter');
    await button(page, words().trying.submit).click();
    await page.getByText(words().trying.verdict.verified).waitFor();
    const said = await page.locator('[aria-live="polite"]').allTextContents();
    expect(said.join()).toContain(words().trying.claim.vaccination);
    expect(said.join()).toContain(words().trying.subject.birthDate);
    expect(said.join()).not.toContain(sampleDcc.v.dob);
  });
});
