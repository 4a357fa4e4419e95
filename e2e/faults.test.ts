import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameOf, portrait, samplePeople } from '@vedette/testing';
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimTerminal, enrolPerson, recordsOf } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import {
  failToStart,
  newPlace,
  startTerminal,
  type TerminalPlace,
  type TerminalProcess,
} from './lib/terminal-process.ts';

const person = samplePeople[2];
if (person === undefined) throw new Error('sample people are missing');

let place: TerminalPlace;
let terminal: TerminalProcess | undefined;
let browser: Browser | undefined;

beforeEach(async () => {
  place = await newPlace();
  terminal = undefined;
  browser = undefined;
});
afterEach(async () => {
  await browser?.close();
  await terminal?.stop('SIGKILL');
  await place.remove();
});

/** Somebody who stands there already: a walk, played again and again, would be somebody new each time. */
async function standing(): Promise<readonly Buffer[]> {
  const sways = [0, 3, 6, 3, 0, -3];
  const close = await Promise.all(sways.map((sway) => frameOf(person ?? raise(), { approach: 1, sway })));
  return Array.from({ length: 10 }, () => close).flat();
}

function raise(): never {
  throw new Error('no sample frames');
}

describe('a store that cannot be trusted', () => {
  async function usedOnce(): Promise<void> {
    const first = await startTerminal(place);
    await claimTerminal(first);
    await first.stop();
  }

  test('is not opened with another key, and says so in both languages', async () => {
    await usedOnce();
    await writeFile(place.keyFile, Buffer.alloc(32, 7), { mode: 0o600 });
    const { code, said } = await failToStart(place);
    expect(code).toBe(1);
    expect(said).toContain('store-key-wrong');
    expect(said).toMatch(/密钥[\s\S]*key/i);
  });

  test('is not made anew when its key is gone', async () => {
    await usedOnce();
    const before = await readFile(join(place.data, 'records.db'));
    const { code, said } = await failToStart({ ...place, keyFile: join(place.folder, 'elsewhere') });
    expect(code).toBe(1);
    expect(said).toContain('store-key-missing');
    expect(await readFile(join(place.data, 'records.db'))).toEqual(before);
  });

  test('is refused after one flipped bit', async () => {
    await usedOnce();
    const file = await open(join(place.data, 'records.db'), 'r+');
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, 5000);
    byte[0] = (byte[0] ?? 0) ^ 1;
    await file.write(byte, 0, 1, 5000);
    await file.close();
    const { code, said } = await failToStart(place);
    expect(code).toBe(1);
    expect(said).toMatch(/store-damaged|store-key-wrong/);
  });

  test('is served by one process alone', async () => {
    terminal = await startTerminal(place);
    const { code, said } = await failToStart(place);
    expect(code).toBe(1);
    expect(said).toContain('store-busy');
  });
});

describe('in the middle of a passage', () => {
  test('a person deleted while standing at the door does not pass any more', async () => {
    terminal = await startTerminal(place);
    const admin = await claimTerminal(terminal);
    const id = await enrolPerson(admin, { name: 'Soon gone' }, await portrait(person));
    browser = await openBrowser({ folder: place.folder, camera: await standing() });
    const page = await browser.newPage();
    await page.goto(terminal.kiosk);
    await onScreen(page, 'granted');
    expect((await admin.call('DELETE', `/api/people/${id}`)).status).toBe(204);
    // Who has walked through is served again only after they have gone, as a page without a camera sees it.
    await page.goto('about:blank');
    await new Promise((gone) => setTimeout(gone, 3_000));
    await page.goto(terminal.kiosk);
    await onScreen(page, 'denied');
    expect((await recordsOf(admin))[0]).toMatchObject({
      outcome: 'denied',
      reasons: ['identify:not-recognised'],
    });
  });

  test('a camera that goes away ends the passage and is told to the admin', async () => {
    terminal = await startTerminal(place);
    const admin = await claimTerminal(terminal);
    browser = await openBrowser({ folder: place.folder, camera: await standing() });
    const page = await browser.newPage();
    await page.goto(terminal.kiosk);
    await page.waitForSelector('.face-box');
    await page.close();
    await expect
      .poll(
        async () => (await admin.call('GET', '/api/lanes')).json<{ state: string; camera: string }[]>()[0],
        {
          timeout: 20_000,
        },
      )
      .toMatchObject({ state: 'idle', camera: 'none' });
  });
});
