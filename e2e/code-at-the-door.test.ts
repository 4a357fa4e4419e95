import { portrait, samplePeople } from '@vedette/testing';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AdminClient, claimTerminal, enrolPerson, recordsOf } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const [enrolled] = samplePeople;
if (enrolled === undefined) throw new Error('sample people are missing');

/** A code as a sheet of paper held before the camera: black on white, in a grey room. */
async function held(rows: readonly string[]): Promise<readonly Buffer[]> {
  const side = rows.length + 8;
  const cells = rows.flatMap((row, y) =>
    [...row].map((cell, x) => (cell === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : '')),
  );
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="440" height="440" viewBox="0 0 ${side} ${side}"
    shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${cells.join('')}"/></svg>`;
  const room = { width: 640, height: 480, channels: 3, background: '#777' } as const;
  const frame = await sharp({ create: room })
    .composite([{ input: Buffer.from(paper) }])
    .jpeg({ quality: 90 })
    .toBuffer();
  return Array.from({ length: 120 }, () => frame);
}

describe('a pass on paper before the camera of a real terminal', () => {
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let browser: Browser | undefined;
  let camera: readonly Buffer[];

  beforeAll(async () => {
    place = await newPlace();
    terminal = await startTerminal(place);
    admin = await claimTerminal(terminal);
    await enrolPerson(admin, { name: enrolled.name.en }, await portrait(enrolled));
    const people = (await admin.call('GET', '/api/people')).json<{ items: { id: string }[] }>();
    const order = {
      ...{ kind: 'member', entries: 'single', form: 'paper', zones: [] },
      ...{ notBefore: Date.now(), notAfter: Date.now() + 3_600_000 },
    };
    const issued = await admin.call('POST', `/api/people/${people.items[0]?.id}/passes`, order);
    expect(issued.status, issued.text).toBe(200);
    camera = await held(issued.json<{ code: string[] }>().code);
  });
  afterEach(async () => browser?.close());
  afterAll(async () => {
    await terminal?.stop();
    await place?.remove();
  });

  test('opens the lane once, with no face and nothing written down but the way', async () => {
    browser = await openBrowser({ folder: place.folder, camera });
    const page = await browser.newPage();
    await page.goto(terminal.kiosk);
    await onScreen(page, 'granted');
    await vi.waitFor(async () => expect((await recordsOf(admin))[0]?.completion).toBe('taken'), {
      timeout: 15_000,
    });
    expect((await recordsOf(admin))[0]).toMatchObject({ outcome: 'granted', by: ['pass'] });
  });

  test('and then says that it was used before', async () => {
    browser = await openBrowser({ folder: place.folder, camera });
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await page.goto(terminal.kiosk);
    await vi.waitFor(
      async () => expect((await recordsOf(admin))[0]?.reasons).toContain('credential:replayed'),
      { timeout: 40_000, interval: 500 },
    );
    await expect.poll(() => page.textContent('body'), { timeout: 15_000 }).toContain('used before');
  });
});
