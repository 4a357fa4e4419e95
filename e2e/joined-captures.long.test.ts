import { randomBytes } from 'node:crypto';
import { platformAlarmRoutes, revealRoutes } from '@vedette/contract/platform';
import { presetDuty } from '@vedette/domain';
import { frameOf, portrait, samplePeople } from '@vedette/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { violationsOf } from './lib/accessibility.ts';
import { enrolPerson, recordsOf } from './lib/admin-client.ts';
import { openBrowser } from './lib/browser.ts';
import { button, giveReason } from './lib/console-page.ts';
import { openLanePage } from './lib/held-before.ts';
import { type JoinedTerminal, joinTerminal, linkOf, recordsThere } from './lib/joined-terminal.ts';
import { newColleague, owner, type PlatformOwner } from './lib/platform-owner.ts';
import { openPlatformPage, signInAs } from './lib/platform-page.ts';
import { filesHolding } from './lib/search-bytes.ts';

const person = samplePeople[1];
if (person === undefined) throw new Error('sample people are missing');
const patience = { timeout: 90_000, interval: 300 };
/** Behind the end of a JPEG nobody looks: it makes the picture long enough for several parts, and easy to find. */
const ballast = randomBytes(700_000);

/** A frame of somebody with the ballast behind it. */
async function heavyFrame(sway: number): Promise<Buffer> {
  if (person === undefined) throw new Error('sample people are missing');
  return Buffer.concat([await frameOf(person, { approach: 1, sway }), ballast]);
}

describe('a picture taken at a passage that raised an alarm', () => {
  let joined: JoinedTerminal;
  let tracer: PlatformOwner;

  beforeAll(async () => {
    joined = await joinTerminal();
    tracer = await newColleague(joined.owner, joined.platform.origin, 'tracer');
    const preset = presetDuty('access-control', { processor: { name: 'Test', contact: 'test' } });
    const keep = { why: 'test', minKeep: '0d', maxKeep: '14d', visibleTo: ['tracer'] } as const;
    const duty = {
      ...{ ...preset, collect: { name: keep, capture: keep }, askReason: false },
      ...{
        require: [...preset.require, { check: 'deny-list', list: 'barred' }],
        alarmOn: ['deny-list:listed'],
      },
    };
    await joined.admin.call('PUT', '/api/lists/barred', { kind: 'deny', name: 'Barred' });
    const adopted = await joined.admin.call('PUT', '/api/duty', { duty, note: 'keeps pictures' });
    expect(adopted.status, adopted.text).toBe(200);
    const id = await enrolPerson(joined.admin, { name: '王小明' }, await portrait(person));
    const entry = { reason: 'test', validFrom: null, validTo: null };
    const listed = await joined.admin.call('PUT', `/api/lists/barred/entries/${id}`, entry);
    expect(listed.status, listed.text).toBeLessThan(300);
  });
  afterAll(async () => {
    await joined?.close();
  });

  test('goes sealed to the platform, and on from where the line was cut', async () => {
    const { wire } = joined;
    const page = await openLanePage(joined.terminal());
    const frames = await Promise.all([0, 3, 6, 3, 0, -3].map(heavyFrame));
    await page.walk(frames, (message) => message.type === 'screen' && message.screen === 'denied');
    page.close();
    const offsets = (): number[] =>
      [
        ...Buffer.concat(wire.heard)
          .toString('latin1')
          .matchAll(/PUT \S+\?offset=(\d+) HTTP/g),
      ].map(([, at]) => Number(at));
    await vi.waitFor(() => expect(Math.max(0, ...offsets())).toBeGreaterThan(0), {
      timeout: 90_000,
      interval: 5,
    });
    wire.cut(true);
    const before = offsets().length;
    await vi.waitFor(async () => expect((await linkOf(joined.admin)).state).toBe('connecting'), patience);
    expect((await linkOf(joined.admin)).waiting.captures).toBe(1);
    wire.cut(false);
    await joined.admin.call('POST', '/api/platform/retry');
    await vi.waitFor(async () => expect((await linkOf(joined.admin)).waiting.captures).toBe(0), patience);
    const after = offsets().slice(before);
    expect(after.length).toBeGreaterThan(0);
    expect(Math.min(...after)).toBeGreaterThan(0);
  });

  test('is opened there by the role that the duty names, whole, and by no other', async () => {
    const [record] = await recordsThere(joined.owner);
    if (record === undefined) throw new Error('no record');
    const here = (await recordsOf(joined.admin)).find(({ id }) => id === record.id);
    expect(here).toMatchObject({ outcome: 'denied' });
    const { items } = await joined.owner(platformAlarmRoutes.list, { query: {} });
    expect(items.map((alarm) => alarm.record?.id)).toContain(record.id);
    const asked = {
      params: { site: record.site, at: record.occurredAt, id: record.id },
      headers: { 'vedette-reason': encodeURIComponent('end-to-end test') },
    };
    const picture = Buffer.from(await (await tracer(revealRoutes.capture, asked)).arrayBuffer());
    expect(picture.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(picture.subarray(-ballast.length).equals(ballast)).toBe(true);
    await expect(joined.owner(revealRoutes.capture, asked)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('is shown to that role on the console, once it has said why, with what else the duty lets it see', async () => {
    const { platform } = joined;
    const browser = await openBrowser({ folder: platform.folder });
    try {
      const own = await openPlatformPage(browser, platform, 'en');
      const { page, words } = own;
      const { reveal } = words.platform.duties;
      await signInAs(own, { name: 'tracer', password: owner.password });
      const [record] = await recordsThere(joined.owner);
      await page.goto(
        `${platform.console}records?record=${record?.site}/${record?.occurredAt}/${record?.id}`,
      );
      await button(page, reveal.capture).click();
      await giveReason(own, 'complaint of yesterday');
      const picture = page.getByRole('img', { name: reveal.captureAlt });
      await picture.waitFor();
      await expect
        .poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth))
        .toBeGreaterThan(0);
      await button(page, reveal.action).click();
      await page.locator('.facts', { hasText: '王小明' }).waitFor();
      expect(await violationsOf(page)).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('stands nowhere in clear: neither on the wire nor in a file of the platform', async () => {
    const needles = [ballast.subarray(1_000, 1_032), ballast.subarray(600_000, 600_032)];
    const wire = Buffer.concat(joined.wire.heard);
    expect(wire.length).toBeGreaterThan(ballast.length);
    expect(needles.filter((needle) => wire.includes(needle))).toEqual([]);
    expect(await filesHolding(joined.platform.folder, needles)).toEqual([]);
  });
});
