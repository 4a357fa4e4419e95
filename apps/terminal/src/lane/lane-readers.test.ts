import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@vedette/domain';
import {
  openPageCamera,
  osdpKeysSetting,
  parsePageCamera,
  Scbk,
  SimulatedOsdpReader,
} from '@vedette/drivers';
import { socat } from '@vedette/drivers/test/stand/cable';
import { FarEnd } from '@vedette/drivers/test/stand/far-end';
import type { Json } from '@vedette/store';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openLaneReaders } from './lane-readers.ts';

const keyText = '000102030405060708090a0b0c0d0e0f';
const camera = openPageCamera(parsePageCamera({ driver: 'page' }));

/** An OSDP reader that has its own key, at a lane of a terminal with these settings. */
async function readerAt(settings: Readonly<Record<string, Json>>) {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-lane-'));
  const simulated = new SimulatedOsdpReader({ address: 0, scbk: Scbk.parse(keyText), secure: true });
  const end = new FarEnd((bytes) => simulated.hear(bytes));
  const cable = await end.open(folder);
  const osdp = { driver: 'osdp', path: realpathSync(cable.path), pollMs: 20, readers: [{ name: 'in' }] };
  const [opened] = await openLaneReaders(
    { id: 'north', readers: [osdp], cameraCodes: false },
    {
      ...{ camera, decoder: null, duty: () => null, now: () => instant(Date.now()) },
      settings: { get: async (name) => settings[name] },
    },
  );
  onTestFinished(async () => {
    await opened?.reader.close();
    await cable.pullOut();
    await end.close();
    rmSync(folder, { recursive: true });
  });
  return { simulated, reader: opened?.reader };
}

it.skipIf(socat !== 'with socat')(
  `reads an OSDP reader under the key that the store keeps, ${socat}`,
  async () => {
    const { simulated, reader } = await readerAt({ [osdpKeysSetting]: { 'north/in': { key: keyText } } });
    await vi.waitFor(() => expect(reader?.state()).toBe('ready'), { timeout: 10_000 });
    expect(simulated.isSecure()).toBe(true);
  },
);

it.skipIf(socat !== 'with socat')(`never reads one whose key it does not have, ${socat}`, async () => {
  const { simulated, reader } = await readerAt({ [osdpKeysSetting]: { 'south/in': { key: keyText } } });
  await vi.waitFor(async () => {
    const { checks } = (await reader?.selfTest()) ?? { checks: [] };
    expect(checks).toContainEqual({ name: 'link', ok: false, code: 'not-trusted' });
  });
  expect([reader?.state(), simulated.polls()]).toEqual(['gone', 0]);
});
