import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeNet } from '@vedette/link/device';
import { openSimulatedSentinel, type SimulatedSentinel } from '@vedette/testing/sentinel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimed, testPlatform, type Visitor } from '../../test/platform-kit.ts';

/** The console asks one process, the sentinel hangs on the other. */
let owner: Visitor;
let sentinel: SimulatedSentinel;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-across-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const keyFile = join(folder, 'platform.key');
  const one = await testPlatform(undefined, {}, keyFile);
  const other = await testPlatform(one.databaseUrl, {}, keyFile);
  owner = await claimed(one);
  const { json } = await owner.ask('POST', '/api/device-vouchers', { site: 1, uses: 1, hours: 1 });
  sentinel = await openSimulatedSentinel({
    ...{ origin: other.url, voucher: String(json['voucher']), net: nodeNet() },
  });
  afterAll(() => sentinel.close());
  await until(() => sentinel.link.state().phase === 'connected');
});

/** Until something is so; the test's own time, shorter than a heartbeat, is the limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
const held = (): string => JSON.stringify([...sentinel.device.set.rows.values()]);
const changed = async (method: string, path: string, body?: unknown) => {
  const answer = await owner.ask(method, path, body);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
};
const quick = { timeout: 15_000 };

it('a command reaches a sentinel at another process', quick, async () => {
  const { id } = sentinel.device;
  await changed('POST', `/api/devices/${id}/commands`, { kind: 'identify', reason: 'which one' });
  await until(() => sentinel.device.ran.some(({ kind }) => kind === 'identify'));
});

it('settings reach it', quick, async () => {
  const settings = [['lane.openFor', 5]];
  await changed('PUT', `/api/devices/${sentinel.device.id}/settings`, { settings });
  await until(() => sentinel.device.settings.length > 0);
  expect(sentinel.device.settings).toEqual(settings);
});

it('a person reaches it', quick, async () => {
  await changed('POST', '/api/people', { name: '王伟', places: [1] });
  await until(() => held().includes('王伟'));
});

it('a list reaches it with whom it names', quick, async () => {
  const { id: person } = await changed('POST', '/api/people', { name: '李娜', places: [1] });
  const { id: list } = await changed('POST', '/api/lists', { kind: 'deny', name: 'Site ban', places: [1] });
  await changed('PUT', `/api/lists/${list}/entries/${person}`, {
    reason: 'threats',
    validFrom: null,
    validTo: null,
  });
  await until(() => held().includes('deny'));
});

it('a duty reaches it', quick, async () => {
  const { items } = await changed('GET', '/api/duty-presets');
  const [duty] = items as { id: string }[];
  const written = await changed('POST', '/api/duties', { duty, note: 'as agreed' });
  await changed('PUT', '/api/duty-places/1', {
    duty: duty?.id,
    version: (written['duty'] as { version: number }).version,
    note: 'now',
  });
  await until(() => [...sentinel.device.set.rows.keys()].some((key) => key.startsWith('duty')));
});

it('it is dismissed when it is retired', quick, async () => {
  await changed('POST', `/api/devices/${sentinel.device.id}/retirement`, { reason: 'sold' });
  await until(() => sentinel.link.state().trouble === 'device-retired');
});
