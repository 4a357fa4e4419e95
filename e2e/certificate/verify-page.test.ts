import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { certificatePhrases } from '@vedette/phrases/certificate';
import { certificateDigest } from '@vedette/vault/certificate';
import { failedCertificate, purgeCertificate } from '@vedette/vault/test/sample-certificate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violationsOf } from '../lib/accessibility.ts';
import { openBrowser } from '../lib/browser.ts';
import { type Certified, certified, log } from './certified.ts';
import { runWitness } from './running-witness.ts';

const page = fileURLToPath(new URL('../../apps/verify/dist/index.html', import.meta.url));
const words = certificatePhrases.en;
const folder = mkdtempSync(join(tmpdir(), 'vedette-verify-'));
let browser: Browser;
let purged: Certified;
let failed: Certified;

beforeAll(async () => {
  if (!existsSync(page)) throw new Error('The page is not built: npm test builds it');
  for (const [name, certificate] of [
    ['purged', purgeCertificate],
    ['failed', failedCertificate],
  ] as const) {
    const witness = await runWitness(join(folder, `${name}-witness`), log.key);
    const files = await certified(join(folder, name), certificate, witness);
    await witness.stop();
    if (name === 'purged') purged = files;
    else failed = files;
  }
  browser = await openBrowser({ folder });
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The file as it lies on a disk, without any network. */
async function opened(hash = '', locale = 'en-GB', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ offline: true, locale, colorScheme });
  const shown = await context.newPage();
  shown.on('pageerror', (error) => expect.unreachable(error.message));
  await shown.goto(`${pathToFileURL(page).href}${hash}`);
  return shown;
}
const lay = (shown: Page, ...files: readonly string[]) => shown.setInputFiles('#files', [...files]);
const verdict = (shown: Page) => shown.locator('.verdict').textContent();

test('turns green on a good certificate, from a disk and without a network', async () => {
  const shown = await opened();
  await lay(shown, purged.bundle, purged.keys);
  await expect.poll(() => verdict(shown)).toContain(words.verify.good);
  expect(await shown.locator('.verdict').getAttribute('class')).toContain('good');
  const text = await shown.locator('main').textContent();
  for (const said of [words.profile['PURGE-DEVICE'].proves, words.profile['PURGE-DEVICE'].doesNot, '李雷'])
    expect(text).toContain(said);
  expect(await violationsOf(shown)).toEqual([]);
});

test('believes no keys that came with a certificate, and says what to do', async () => {
  const shown = await opened('', 'zh-CN', 'dark');
  await lay(shown, purged.bundle);
  await expect.poll(() => verdict(shown)).toContain(certificatePhrases['zh-CN'].verify.intact);
  await shown.fill('#keys', readFileSync(purged.keys, 'utf8'));
  await shown.click('.button.main');
  await expect.poll(() => verdict(shown)).toContain(certificatePhrases['zh-CN'].verify.good);
  expect(await violationsOf(shown)).toEqual([]);
});

test('turns red on a changed one with the reason, and warns of a failure that is certified', async () => {
  const changed = join(folder, 'changed.jws');
  writeFileSync(changed, readFileSync(purged.jws, 'utf8').replace(/^./, 'f'));
  const proof = await opened();
  await lay(proof, changed, purged.proof, purged.keys);
  await expect.poll(() => verdict(proof)).toContain(words.verify.unreadable);
  await lay(proof, purged.jws, failed.proof);
  await expect.poll(() => verdict(proof)).toContain(words.fault['entry-not-included']);
  const warned = await opened();
  await lay(warned, failed.bundle, failed.keys);
  await expect.poll(() => verdict(warned)).toContain(words.verify.failedDevice);
  expect(await warned.locator('.verdict').getAttribute('class')).toContain('warn');
});

test('knows whether it is the certificate that the code on the paper names', async () => {
  const digest = certificateDigest(readFileSync(purged.jws, 'utf8'));
  const same = await opened(`#id=x&sha256=${digest}`);
  await lay(same, purged.bundle, purged.keys);
  await expect.poll(() => verdict(same)).toContain(words.verify.good);
  await lay(same, failed.bundle, failed.keys);
  await expect.poll(() => verdict(same)).toContain(words.verify.otherThanPaper);
});

test('judges the same where the browser has no cryptography of its own', async () => {
  const context = await browser.newContext({ offline: true, locale: 'en-GB' });
  await context.addInitScript(() => Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined }));
  const shown = await context.newPage();
  await shown.goto(pathToFileURL(page).href);
  await lay(shown, purged.bundle, purged.keys);
  await expect.poll(() => verdict(shown)).toContain(words.verify.good);
});
