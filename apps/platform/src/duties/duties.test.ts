import { presetDuty } from '@vedette/domain';
import { nodeNet } from '@vedette/link/device';
import { openSimulatedSentinel, type SimulatedSentinel, simulatedDuty } from '@vedette/testing/sentinel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  claimed,
  colleague,
  type TestPlatform,
  testPlatform,
  type Visitor,
} from '../../test/platform-kit.ts';

let platform: TestPlatform;
let owner: Visitor;
let sentinel: SimulatedSentinel;

const patience = { timeout: 10_000, interval: 50 };
const site = 1;
const preset = presetDuty('access-control', { processor: { name: 'Works', contact: 'desk@works' } });
const schedule = {
  name: 'Day shift',
  week: Array.from({ length: 7 }, () => [{ from: 480, to: 1200 }]),
  holiday: [],
};
const byDay = { ...preset, require: [...preset.require, { check: 'schedule', schedule: 'day-shift' }] };

beforeAll(async () => {
  platform = await testPlatform();
  owner = await claimed(platform);
  const { json } = await owner.ask('POST', '/api/device-vouchers', { site, uses: 5, hours: 1 });
  const voucher = String(json['voucher']);
  sentinel = await openSimulatedSentinel({ origin: platform.url, voucher, net: nodeNet() });
}, 60_000);
afterAll(() => sentinel?.close());

const rules = () =>
  [...sentinel.device.set.rows.keys()]
    .filter((key) => /^(?:duty|schedule|holidays)\//.test(key))
    .sort((a, b) => (a < b ? -1 : 1));
const write = (duty: unknown, note = 'as agreed') => owner.ask('POST', '/api/duties', { duty, note });
const putOn = (duty: string, version: number, who = owner) =>
  who.ask('PUT', `/api/duty-places/${site}`, { duty, version, note: 'from today' });

describe('a duty', () => {
  it('gets its version from the platform, and nothing follows it until it is on duty somewhere', async () => {
    const first = await write({ ...preset, version: 99 });
    expect([first.status, (first.json['duty'] as { version: number }).version]).toEqual([200, 1]);
    expect(((await write(preset, 'second')).json['duty'] as { version: number }).version).toBe(2);
    const history = (await owner.ask('GET', '/api/duties/access-control/versions')).json['items'];
    expect(history).toMatchObject([
      { duty: { version: 2 }, note: 'second', places: [] },
      { duty: { version: 1 }, note: 'as agreed', places: [] },
    ]);
    expect(rules()).toEqual([]);
    const { json } = await owner.ask('GET', '/api/duty-terminals');
    expect(json['items']).toMatchObject([{ given: null, state: 'own', inForce: { duty: simulatedDuty.id } }]);
  });

  it('is written after whatever a terminal of the organisation has had of that name', async () => {
    const { json } = await write({ ...simulatedDuty, openFor: '9s' });
    expect((json['duty'] as { version: number }).version).toBe(simulatedDuty.version + 1);
  });

  it('is refused with every problem in words', async () => {
    const faceOnly = { ...preset, identify: { anyOf: ['face'] } };
    const refused = await write(faceOnly);
    expect([refused.status, refused.json]).toMatchObject([
      422,
      { code: 'duty-invalid', problems: [{ path: 'identify.anyOf', message: 'no-way-without-face' }] },
    ]);
    const checked = await owner.ask('POST', '/api/duties/check', { ...faceOnly, basis: 'because' });
    expect(checked.json).toEqual({ problems: [{ path: 'basis', code: 'input-invalid' }] });
  });

  it('is not put on where a schedule that it names does not exist', async () => {
    const { json } = await write(byDay);
    const { version } = json['duty'] as { version: number };
    const refused = await putOn('access-control', version);
    expect(refused.json).toMatchObject({ problems: [{ message: 'schedule-unknown' }] });
    const made = await owner.ask('PUT', '/api/schedules/day-shift', schedule);
    expect(made.status, made.text).toBe(200);
    const preview = await owner.ask('POST', `/api/duty-places/${site}/preview`, { duty: byDay });
    expect(preview.json).toMatchObject({
      ...{ sites: 1, terminals: 1, problems: [], now: [], asksForFace: true, periods: [30 * 86_400] },
      fields: [{ field: 'name', change: 'added', maxKeep: '30d', before: null }],
      alarms: { added: ['presentation-attack:suspected', 'deny-list:listed'], removed: [] },
    });
  });

  it('reaches the sentinels of its place within a moment, with what it names', async () => {
    await owner.ask('PUT', '/api/holidays', [{ date: '2027-02-06', kind: 'holiday' }]);
    const put = await putOn('access-control', 3);
    expect(put.status, put.text).toBe(200);
    await vi.waitFor(
      () => expect(rules()).toEqual(['duty/access-control', 'holidays/calendar', 'schedule/day-shift']),
      patience,
    );
    const row = sentinel.device.set.rows.get('duty/access-control' as never);
    expect(JSON.parse(row?.document ?? '')).toEqual({ ...byDay, version: 3 });
    const removal = await owner.ask('DELETE', '/api/schedules/day-shift');
    expect([removal.status, removal.json['code']]).toEqual([409, 'conflict']);
    const { json } = await owner.ask('GET', '/api/duty-terminals');
    expect(json['items']).toMatchObject([{ given: { version: 3 }, state: 'behind', rejected: [] }]);
  });

  it('comes back under a version of its own, since a terminal takes none twice', async () => {
    expect((await putOn('access-control', 2)).json['version']).toBe(2);
    expect((await putOn('access-control', 3)).json['version']).toBe(4);
    const { json } = await owner.ask('GET', `/api/duty-places/${site}/history`);
    expect((json['items'] as { version: number }[]).map(({ version }) => version)).toEqual([4, 2, 3]);
  });

  it('withdrawn, leaves the set, and the terminal to what it had', async () => {
    const path = `/api/duty-places/${site}?note=${encodeURIComponent('no longer')}`;
    expect((await owner.ask('DELETE', path)).status).toBe(204);
    await vi.waitFor(() => expect(rules()).toEqual([]), patience);
    const { json } = await owner.ask('GET', '/api/audit?limit=200');
    const actions = (json['items'] as { action: string }[]).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['duty-written', 'duty-put-on', 'duty-taken-off']));
  });

  it('is changed by nobody who may only see it, and nothing of it is found from elsewhere', async () => {
    const guard = await colleague(platform, owner, 'guard', [{ role: 'guard', places: null }]);
    expect((await guard.ask('GET', '/api/duties')).status).toBe(200);
    expect((await putOn('access-control', 2, guard)).status).toBe(403);
    const { json } = await owner.ask('GET', '/api/welcome');
    const { organisation: parent } = json['session'] as { organisation: string };
    const below = await owner.ask('POST', '/api/organisations', { parent, name: 'Branch' });
    const grants = [{ role: 'owner', places: null }];
    const stranger = await colleague(platform, owner, 'stranger', grants, String(below.json['id']));
    expect((await stranger.ask('GET', '/api/duties')).json['items']).toEqual([]);
    expect((await putOn('access-control', 2, stranger)).status).toBe(404);
    const elsewhere = `/api/duties/access-control/versions?organisation=${parent}`;
    expect((await stranger.ask('GET', elsewhere)).status).toBe(404);
  });
});
