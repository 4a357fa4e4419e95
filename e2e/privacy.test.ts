import { readFile } from 'node:fs/promises';
import { presetDuty } from '@vedette/domain';
import { portrait, samplePeople, walkPast } from '@vedette/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AdminClient, claimTerminal, enrolPerson, recordsOf } from './lib/admin-client.ts';
import { onScreen, openBrowser } from './lib/browser.ts';
import { filesHolding, formsOf } from './lib/search-bytes.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const name = '裴铁幕 Plantagenet';
const phone = '13988877766';
const person = samplePeople[1];
if (person === undefined) throw new Error('sample people are missing');

/** Guards a door and writes nothing down of anyone. */
const silentDuty = {
  ...presetDuty('access-control', { processor: { name: 'Test', contact: 'test' } }),
  collect: {},
  askReason: false,
};

/** Long enough never to turn up by chance in megabytes of ciphertext, as three bytes do. */
const jpegHeads = [
  [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00],
  [0xff, 0xd8, 0xff, 0xdb, 0x00, 0x43, 0x00],
].map((head) => Buffer.from(head));

describe('what a duty does not collect', () => {
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let browser: Browser;
  let photo: Buffer;
  /** What the kiosk page heard from its terminal, and said to it in words. */
  const wire: string[] = [];

  beforeAll(async () => {
    place = await newPlace();
    terminal = await startTerminal(place);
    admin = await claimTerminal(terminal);
    const collecting = presetDuty('visitor-desk', { processor: { name: 'Test', contact: 'test' } });
    const adopted = await admin.call('PUT', '/api/duty', {
      duty: collecting,
      note: 'to enter a phone number',
    });
    expect(adopted.status, adopted.text).toBe(200);
    photo = await portrait(person);
    await enrolPerson(admin, { name, phone }, photo);
    const changed = await admin.call('PUT', '/api/duty', { duty: silentDuty, note: 'collects nothing' });
    expect(changed.status, changed.text).toBe(200);

    const walk = await walkPast(person);
    const last = walk.at(-1);
    const camera = [...walk, ...Array.from({ length: 40 }, () => last ?? photo)];
    browser = await openBrowser({ folder: place.folder, camera });
    const page = await browser.newPage();
    page.on('websocket', (socket) => {
      const hear = ({ payload }: { payload: string | Buffer }) => void wire.push(payload.toString());
      socket.on('framereceived', hear);
      socket.on('framesent', ({ payload }) => void (typeof payload === 'string' && wire.push(payload)));
    });
    await page.goto(terminal.kiosk);
    await onScreen(page, 'granted');
    await vi.waitFor(async () => expect((await recordsOf(admin))[0]?.completion).toBe('taken'), {
      timeout: 15_000,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await terminal?.stop();
    await place?.remove();
  });

  test('is in no record', async () => {
    const [record] = await recordsOf(admin);
    expect(record).toMatchObject({ outcome: 'granted', body: {} });
    const answer = await admin.call('GET', '/api/records?limit=50');
    for (const text of [name, phone]) expect(answer.text).not.toContain(text);
  });

  test('goes over no wire to the kiosk', () => {
    expect(wire.length).toBeGreaterThan(5);
    for (const text of [name, phone]) expect(wire.join('\n')).not.toContain(text);
  });

  test('stands in no log', async () => {
    const logs = await admin.call('GET', '/api/device/logs.ndjson');
    expect(logs.status).toBe(200);
    for (const text of [name, phone]) {
      expect(logs.text).not.toContain(text);
      expect(terminal.printed()).not.toContain(text);
    }
  });

  test('lies on the disk in no readable form, nor does the face', async () => {
    const key = await readFile(terminal.keyFile);
    const needles = [...formsOf(name), ...formsOf(phone), photo.subarray(200, 264), ...jpegHeads, key];
    expect(await filesHolding(place.data, needles)).toEqual([]);
    await terminal.stop();
    expect(await filesHolding(place.data, needles)).toEqual([]);
  });
});
