import type { DeviceId } from '@vedette/contract/link';
import { deviceRoutes, locationRoutes } from '@vedette/contract/platform';
import { presetDuty } from '@vedette/domain';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AdminClient, claimTerminal, signIn } from './lib/admin-client.ts';
import { openBrowser } from './lib/browser.ts';
import { linkOf, untilConnected } from './lib/joined-terminal.ts';
import { claimPlatform, type PlatformOwner } from './lib/platform-owner.ts';
import { type PlatformProcess, startPlatform } from './lib/platform-process.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

describe('a terminal that is claimed by its code', () => {
  let platform: PlatformProcess;
  let owner: PlatformOwner;
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let browser: Browser;

  beforeAll(async () => {
    platform = await startPlatform();
    owner = await claimPlatform(platform);
    place = await newPlace();
    terminal = await startTerminal(place, '--join', platform.origin);
    admin = await claimTerminal(terminal);
    browser = await openBrowser({ folder: place.folder });
  });
  afterAll(async () => {
    await browser?.close();
    await terminal?.stop();
    await platform?.stop();
    await place?.remove();
  });

  test('shows the code at the door and on its admin, until somebody has typed it', async () => {
    const door = await browser.newPage();
    await door.goto(terminal.kiosk);
    const note = await door.waitForSelector('[data-claim]');
    const code = await note.getAttribute('data-claim');
    expect(code).toMatch(/^[A-Z2-7]{8}$/);
    expect(await note.textContent()).toContain(`${code?.slice(0, 4)}-${code?.slice(4)}`);

    const desk = await browser.newPage();
    await signIn(desk, terminal);
    await desk.goto(new URL('network', terminal.admin).href);
    await desk.waitForSelector(`text=${code?.slice(0, 4)}-${code?.slice(4)}`);

    const { device } = await linkOf(admin);
    const { items } = await owner(locationRoutes.tree, {});
    const site = items.find(({ kind }) => kind === 'site')?.id ?? 0;
    const params = { id: device as DeviceId };
    const claim = { params, body: { code: code ?? '', site } };
    await vi.waitFor(() => owner(deviceRoutes.claim, claim), { timeout: 30_000, interval: 1_000 });
    await untilConnected(admin);
    await door.waitForSelector('[data-claim]', { state: 'detached' });
    await desk.waitForSelector('text=/已连接|Connected/');
  });

  test('shows which one it is when somebody far away asks', async () => {
    const door = await browser.newPage();
    await door.goto(terminal.kiosk);
    await door.waitForSelector('[data-screen]');
    const { device } = await linkOf(admin);
    await owner(deviceRoutes.command, {
      params: { id: device as DeviceId },
      body: { kind: 'identify', reason: null },
    });
    await door.waitForSelector('.identify');
  });

  test('shows visitors where to ask for a host, at a door that receives them, in both languages', async () => {
    const door = await browser.newPage();
    await door.goto(terminal.kiosk);
    await door.waitForSelector('[data-screen]');
    const { device } = await linkOf(admin);
    const link = `${platform.origin}/walk-in#${'a'.repeat(43)}`;
    await owner(deviceRoutes.settings, {
      params: { id: device as DeviceId },
      body: { settings: [['visitors.walkInLink', link]] },
    });
    const duty = presetDuty('visitor-desk', { processor: { name: 'Works', contact: 'desk' } });
    expect(await door.locator('[data-walk-in]').count()).toBe(0);
    const adopted = await admin.call('PUT', '/api/duty', { duty, note: 'receives visitors' });
    expect(adopted.status, adopted.text).toBe(200);
    const note = await door.waitForSelector('[data-walk-in]');
    const text = await note.textContent();
    expect(text).toContain('没有预约的访客');
    expect(text).toContain('Visiting without an invitation');
  });
});
