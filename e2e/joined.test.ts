import { dutySchema } from '@vedette/contract';
import type { DeviceId } from '@vedette/contract/link';
import { deviceRoutes, platformDutyRoutes, platformPeopleRoutes } from '@vedette/contract/platform';
import { type Duty, presetDuty } from '@vedette/domain';
import { frameOf, portrait, samplePeople } from '@vedette/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enrolPerson, recordsOf } from './lib/admin-client.ts';
import { openLanePage } from './lib/held-before.ts';
import {
  countThere,
  type JoinedTerminal,
  joinTerminal,
  linkOf,
  recordsThere,
} from './lib/joined-terminal.ts';
import { filesHolding, formsOf } from './lib/search-bytes.ts';

const name = '裴铁幕 Plantagenet';
const phone = '13988877766';
const person = samplePeople[1];
if (person === undefined) throw new Error('sample people are missing');
const patience = { timeout: 60_000, interval: 300 };

/** Long enough never to turn up by chance, in every form in which bytes are written as text. */
const formsOfBytes = (bytes: Buffer): Buffer[] => [
  bytes,
  Buffer.from(bytes.toString('hex')),
  Buffer.from(bytes.toString('base64').slice(2, -4)),
  Buffer.from(bytes.toString('base64url').slice(2, -4)),
];

describe('a terminal that has joined a platform', () => {
  let joined: JoinedTerminal;
  let photo: Buffer;

  beforeAll(async () => {
    joined = await joinTerminal();
    photo = await portrait(person);
    const preset = presetDuty('access-control', { processor: { name: 'Test', contact: 'test' } });
    const keep = { why: 'test', minKeep: '0d', maxKeep: '14d', visibleTo: ['owner'] } as const;
    const duty = { ...preset, collect: { name: keep, phone: keep }, askReason: false };
    const adopted = await joined.admin.call('PUT', '/api/duty', { duty, note: 'collects a phone number' });
    expect(adopted.status, adopted.text).toBe(200);
    await enrolPerson(joined.admin, { name, phone }, photo);
  });
  afterAll(async () => {
    await joined?.close();
  });

  test('sends who passed at its door as a header, and a body that is sealed', async () => {
    const page = await openLanePage(joined.terminal());
    const close = await Promise.all(
      [0, 3, 6, 3, 0, -3].map((sway) => frameOf(person, { approach: 1, sway })),
    );
    await page.walk(close, (message) => message.type === 'screen' && message.screen === 'granted');
    page.close();
    const [here] = await vi.waitFor(async () => {
      const records = await recordsOf(joined.admin);
      expect(records[0]).toMatchObject({ outcome: 'granted', completion: 'taken' });
      return records;
    }, patience);
    const there = await vi.waitFor(async () => {
      const record = (await recordsThere(joined.owner)).find(({ id }) => id === here?.id);
      expect(record).toMatchObject({ outcome: 'granted', completion: 'taken', hasBody: true });
      return record;
    }, patience);
    expect(there).toMatchObject({ by: ['face'], lane: 'lane-1', device: joined.device, manual: false });
    expect(await linkOf(joined.admin)).toMatchObject({ awaitsKey: false, waiting: { records: 0 } });
  });

  test('lets neither name, phone number nor face onto the wire or into the platform', async () => {
    const needles = [...formsOf(name), ...formsOf(phone), ...formsOfBytes(photo.subarray(200, 264))];
    const wire = Buffer.concat(joined.wire.heard);
    expect(wire.length).toBeGreaterThan(2_000);
    expect(needles.filter((needle) => wire.includes(needle))).toEqual([]);
    expect(await filesHolding(joined.platform.folder, needles)).toEqual([]);
    expect(joined.platform.printed()).not.toContain(phone);
  });

  test('opens its lane by a command of the platform, once, and writes that down', async () => {
    const before = await countThere(joined.owner);
    const params = { id: joined.device as DeviceId };
    const body = { kind: 'open-lane', lane: 'lane-1', reason: 'a parcel' } as const;
    const { id } = await joined.owner(deviceRoutes.command, { params, body });
    await vi.waitFor(async () => {
      const command = await joined.owner(deviceRoutes.oneCommand, { params: { id } });
      expect(command).toMatchObject({ phase: 'done' });
    }, patience);
    await vi.waitFor(async () => expect(await countThere(joined.owner)).toBe(before + 1), patience);
    const [opened] = await recordsThere(joined.owner);
    expect(opened).toMatchObject({ manual: true, hasBody: false });
  });

  test('knows whom the platform knows, and forgets whom it has deleted', async () => {
    const site = (await recordsThere(joined.owner))[0]?.site ?? 0;
    const added = await joined.owner(platformPeopleRoutes.create, {
      body: { name: '王小明', places: [site] },
    });
    const known = async () =>
      (await joined.admin.call('GET', '/api/people')).json<{
        items: { id: string; ruledByPlatform: boolean }[];
      }>().items;
    const isKnown = async () => (await known()).find(({ id }) => id === added.id)?.ruledByPlatform;
    await vi.waitFor(async () => expect(await isKnown()).toBe(true), patience);
    const refused = await joined.admin.call('DELETE', `/api/people/${added.id}`);
    expect([refused.status, refused.json<{ code: string }>().code]).toEqual([409, 'ruled-by-platform']);
    await joined.owner(platformPeopleRoutes.remove, { params: { id: added.id } });
    await vi.waitFor(async () => expect(await isKnown()).toBeUndefined(), patience);
  });

  test('is on another duty as soon as the platform says so, and changes none here any more', async () => {
    const site = (await recordsThere(joined.owner))[0]?.site ?? 0;
    const duty = presetDuty('visitor-desk', { processor: { name: 'Works', contact: 'desk' } });
    const note = 'visitors come by another door';
    const made = await joined.owner(platformDutyRoutes.add, {
      query: {},
      body: { duty: dutySchema.parse(duty), note },
    });
    const body = { duty: made.duty.id, version: made.duty.version, note };
    await joined.owner(platformDutyRoutes.assign, { params: { id: site }, body });
    const current = async () => (await joined.admin.call('GET', '/api/duty')).json<{ duty: Duty }>().duty;
    await vi.waitFor(async () => expect((await current()).id).toBe(duty.id), patience);
    const refused = await joined.admin.call('PUT', '/api/duty', { duty, note: 'mine' });
    expect([refused.status, refused.json<{ code: string }>().code]).toEqual([409, 'ruled-by-platform']);
  });

  test('goes on guarding while the wire is cut, and tells everything afterwards, once', async () => {
    const before = await countThere(joined.owner);
    joined.wire.cut(true);
    for (let i = 0; i < 3; i += 1) {
      const answer = await joined.admin.call('POST', '/api/lanes/lane-1/open', { reason: 'test' });
      expect(answer.status, answer.text).toBe(204);
      await vi.waitFor(async () => {
        const [lane] = (await joined.admin.call('GET', '/api/lanes')).json<{ state: string }[]>();
        expect(lane?.state).toBe('idle');
      }, patience);
    }
    expect((await linkOf(joined.admin)).state).not.toBe('connected');
    await joined.terminal().stop('SIGKILL');
    joined.wire.cut(false);
    await joined.restart();
    await vi.waitFor(async () => expect(await countThere(joined.owner)).toBe(before + 3), patience);
  });
});
