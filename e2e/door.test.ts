import { frameOf, portrait, type SamplePerson, samplePeople, sampleStrangers } from '@vedette/testing';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AdminClient, claimTerminal, enrolPerson, recordsOf } from './lib/admin-client.ts';
import { onScreen, openBrowser, watchScreens } from './lib/browser.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const enrolled = first(samplePeople);
const stranger = first(sampleStrangers);

function first(people: readonly SamplePerson[]): SamplePerson {
  const [person] = people;
  if (person === undefined) throw new Error('sample people are missing');
  return person;
}

/** Somebody stands before the camera: a walk, played again and again, would be somebody new each time. */
async function standing(person: SamplePerson): Promise<readonly Buffer[]> {
  const close = await Promise.all([0, 3, 6, 3, 0, -3].map((sway) => frameOf(person, { approach: 1, sway })));
  return Array.from({ length: 20 }, () => close).flat();
}

describe('a real camera before a real terminal', () => {
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let browser: Browser | undefined;

  beforeAll(async () => {
    place = await newPlace();
    terminal = await startTerminal(place);
    admin = await claimTerminal(terminal);
    await enrolPerson(admin, { name: enrolled.name.en }, await portrait(enrolled));
  });
  afterEach(async () => {
    await browser?.close();
    // The next page would otherwise still be shown how the last passage ended.
    const lane = async () => (await admin.call('GET', '/api/lanes')).json<{ state: string }[]>()[0];
    await vi.waitFor(async () => expect(await lane()).toMatchObject({ state: 'idle' }), { timeout: 20_000 });
  });
  afterAll(async () => {
    await terminal?.stop();
    await place?.remove();
  });

  test('grants an enrolled person, opens the lane and writes down what the duty names', async () => {
    browser = await openBrowser({ folder: place.folder, camera: await standing(enrolled) });
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    const screens = await watchScreens(page);
    await page.goto(terminal.kiosk);
    await onScreen(page, 'granted');
    await expect.poll(async () => (await recordsOf(admin))[0]?.completion, { timeout: 15_000 }).toBe('taken');
    const [record] = await recordsOf(admin);
    expect(record).toMatchObject({
      outcome: 'granted',
      by: ['face'],
      reasons: [],
      body: { name: enrolled.name.en },
    });
    expect(Object.keys(record?.body ?? {})).toEqual(['name']);
    expect(await screens()).not.toContain('denied');
  });

  test('denies a stranger, says why, and makes nobody wait for ever', async () => {
    browser = await openBrowser({ folder: place.folder, camera: await standing(stranger) });
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    const screens = await watchScreens(page);
    await page.goto(terminal.kiosk);
    await onScreen(page, 'denied');
    expect(await page.textContent('[data-screen="denied"]')).toContain('Not recognised');
    const [record] = await recordsOf(admin);
    expect(record).toMatchObject({ outcome: 'denied', reasons: ['identify:not-recognised'], body: {} });
    expect(await screens()).not.toContain('granted');
    await onScreen(page, 'idle');
  });
});
