import { nodeNet } from '@vedette/link/device';
import { openSimulatedSentinel, type SimulatedSentinel, simulatedDuty } from '@vedette/testing/sentinel';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  claimed,
  colleague,
  type Heard,
  type TestPlatform,
  testPlatform,
  type Visitor,
} from '../../test/platform-kit.ts';

let platform: TestPlatform;
let owner: Visitor;
let second: Visitor;
let organisation: string;
let sentinel: SimulatedSentinel;

const { purpose } = simulatedDuty;
const patience = { timeout: 15_000, interval: 50 };
const rows = (kind: string) =>
  [...sentinel.device.set.rows.keys()].filter((key) => key.startsWith(`${kind}/`));

beforeAll(async () => {
  platform = await testPlatform();
  owner = await claimed(platform);
  second = await colleague(platform, owner, 'second', [{ role: 'auditor', places: null }]);
  const { json: welcome } = await owner.ask('GET', '/api/welcome');
  organisation = String((welcome['session'] as Record<string, unknown>)['organisation']);
  const { json } = await owner.ask('POST', '/api/device-vouchers', { site: 1, uses: 5, hours: 1 });
  const voucher = String(json['voucher']);
  sentinel = await openSimulatedSentinel({ origin: platform.url, voucher, net: nodeNet() });
  await vi.waitFor(() => expect(rows('day-key')).not.toEqual([]), patience);
}, 60_000);
afterAll(() => sentinel?.close());

interface Overview {
  readonly purposes: readonly {
    readonly purpose: string;
    readonly state: string;
    readonly days: readonly { readonly alive: number; readonly pending: number; readonly gone: number }[];
  }[];
  readonly holds: readonly { readonly id: string; readonly liftedAt: number | null }[];
  readonly acts: readonly { readonly id: string; readonly terminals: Record<string, number> }[];
}
const overview = async () => (await owner.ask('GET', '/api/retention')).json as unknown as Overview;

/** Asks, lets the other person agree, and gives the consent. */
async function agreed(subject: object): Promise<string> {
  const asked = await owner.ask('POST', '/api/approvals', { subject, reason: 'as ordered' });
  expect(asked.status).toBe(200);
  const id = String(asked.json['id']);
  const own = await owner.ask('POST', `/api/approvals/${id}/decision`, { isApproved: true, note: null });
  expect(own.status).toBe(403);
  const said = await second.ask('POST', `/api/approvals/${id}/decision`, { isApproved: true, note: null });
  expect(said.status).toBe(200);
  return id;
}

const hold = { purpose, from: null, through: null, reason: 'case 12' };
const setHold = (approval?: string): Promise<Heard> =>
  owner.ask('POST', '/api/retention/holds', { ...hold, approval });
const end = (approval?: string, confirm: string = purpose): Promise<Heard> =>
  owner.ask('POST', `/api/retention/purposes/${purpose}/end`, { confirm, note: 'it is over', approval });

it('takes two people for a hold, exactly that one, and tells the terminals', async () => {
  expect((await setHold()).json).toMatchObject({ code: 'approval-required' });
  const approval = await agreed({ act: 'retention-hold', organisation, ...hold });
  const other = await owner.ask('POST', '/api/retention/holds', { ...hold, from: '2026-01-01', approval });
  expect(other.json).toMatchObject({ code: 'approval-required' });
  expect((await setHold(approval)).status).toBe(200);
  expect((await setHold(approval)).json).toMatchObject({ code: 'approval-required' });
  await vi.waitFor(() => expect(rows('hold')).toHaveLength(1), patience);
  expect((await second.ask('POST', '/api/retention/holds', hold)).status).toBe(403);
});

it('ends a purpose that is held only when the hold is lifted, on the platform and on the terminal', async () => {
  const before = (await owner.ask('GET', `/api/retention/purposes/${purpose}/end`)).json;
  expect(before).toMatchObject({ purpose, isEnded: false, devices: 1, holds: [{ purpose }], onDuty: [] });
  expect((await end(undefined, 'something else')).status).toBe(400);
  const approval = await agreed({ act: 'purpose-end', organisation, purpose });
  expect((await end(approval)).json).toMatchObject({
    purpose,
    why: 'purpose-ended',
    terminals: { waiting: 1 },
  });
  await vi.waitFor(() => expect(rows('shred')).toHaveLength(1), patience);
  const { holds, purposes } = await overview();
  const isAlive = (of: Overview['purposes']) =>
    of.find((one) => one.purpose === purpose)?.days.some((day) => day.alive > 0);
  expect(isAlive(purposes)).toBe(true);
  const lift = await agreed({ act: 'retention-hold-end', hold: holds[0]?.id });
  const lifted = await owner.ask('POST', `/api/retention/holds/${holds[0]?.id}/end`, { approval: lift });
  expect(lifted.status).toBe(200);
  await vi.waitFor(async () => {
    const days = (await overview()).purposes.find((one) => one.purpose === purpose)?.days ?? [];
    expect(days.some((day) => day.gone > 0)).toBe(true);
    expect(days.every((day) => day.alive === 0 && day.pending === 0)).toBe(true);
  }, patience);
  await vi.waitFor(() => expect(rows('hold')).toEqual([]), patience);
});

it('shows where it has come to on each terminal, and nothing of it to strangers', async () => {
  const [act] = (await overview()).acts;
  const { json } = await owner.ask('GET', `/api/retention/acts/${act?.id}/devices`);
  expect(json['items']).toMatchObject([{ state: 'waiting', isOnline: true }]);
  const nobody = await platform.visitor().ask('GET', '/api/retention');
  expect(nobody.status).toBe(401);
});
