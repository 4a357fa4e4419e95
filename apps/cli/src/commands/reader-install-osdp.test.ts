import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OsdpKeyRing, osdpKeysSetting, Scbk, SimulatedOsdpReader } from '@vedette/drivers';
import { socat } from '@vedette/drivers/test/stand/cable';
import { FarEnd } from '@vedette/drivers/test/stand/far-end';
import { describe, expect, it, onTestFinished } from 'vitest';
import { vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { type TerminalData, terminalData } from '../../test/terminal-data.ts';

/** The far end of a serial line on which these readers stand, by the name of its port. */
async function lineOf(...readers: readonly SimulatedOsdpReader[]): Promise<string> {
  const end = new FarEnd((bytes) => Buffer.concat(readers.map((reader) => reader.hear(bytes))));
  const cable = await end.open(temporaryFolder());
  onTestFinished(async () => {
    await cable.pullOut();
    await end.close();
  });
  return realpathSync(cable.path);
}

function describeLanes({ folder }: TerminalData, lanes: object): void {
  writeFileSync(join(folder, 'terminal.json'), JSON.stringify({ lanes }));
}

const osdp = (path: string, ...readers: readonly object[]) => ({
  ...{ driver: 'osdp', path, baudRate: 115_200, replyMs: 100, reconnectMs: 50, longestReconnectMs: 100 },
  readers,
});

async function ringOf({ open }: TerminalData): Promise<OsdpKeyRing> {
  const store = await open();
  const ring = OsdpKeyRing.parse(await store.settings.get(osdpKeysSetting));
  await store.close();
  return ring;
}

const hexOf = (key: Scbk | null): string => key?.reveal().toString('hex') ?? '';

async function standing(scbk: Scbk | null = null) {
  const data = await terminalData();
  const simulated = new SimulatedOsdpReader({ address: 0, scbk, secure: true });
  const path = await lineOf(simulated);
  describeLanes(data, [{ id: 'north', readers: [osdp(path, { name: 'in' })] }]);
  const run = (...more: readonly string[]) =>
    vedette(['reader', 'install-osdp', '--data', data.folder, '--seconds', '8', '--json', ...more], data);
  return { data, simulated, run };
}

describe.skipIf(socat !== 'with socat')(`vedette reader install-osdp, ${socat}`, () => {
  it('gives a new reader a key that the store keeps and nobody prints', async () => {
    const { data, simulated, run } = await standing();
    const { code, output, errors } = await run();
    expect([code, JSON.parse(output)]).toEqual([0, { lane: 'north', reader: 'in', outcome: 'installed' }]);
    expect(simulated.hasOwnKey()).toBe(true);
    const key = hexOf((await ringOf(data)).keyOf('north', 'in'));
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(output + errors).not.toContain(key);
    const store = await data.open();
    const { items } = await store.audit.list({ action: 'reader-key-set' });
    expect(items).toMatchObject([{ detail: { lane: 'north', reader: 'in' } }]);
  });

  it('gives it another one under the first', async () => {
    const { data, run } = await standing();
    await run();
    const first = hexOf((await ringOf(data)).keyOf('north', 'in'));
    expect((await run()).code).toBe(0);
    expect(hexOf((await ringOf(data)).keyOf('north', 'in'))).not.toBe(first);
  });

  it('tells of a reader with another panel’s key, and takes that key over from a file', async () => {
    const known = Scbk.random();
    const { data, run } = await standing(known);
    const failed = await run('--seconds', '2');
    expect([failed.code, JSON.parse(failed.output)]).toMatchObject([1, { outcome: 'not-installed' }]);
    expect((await ringOf(data)).keyOf('north', 'in')).toBeNull();
    const file = join(temporaryFolder(), 'key');
    writeFileSync(file, `${hexOf(known)}\n`, { mode: 0o600 });
    expect((await run('--key', file)).code).toBe(0);
    expect(hexOf((await ringOf(data)).keyOf('north', 'in'))).toBe(hexOf(known));
  });

  it('installs the very key that was in the store before, after an attempt that met with silence', async () => {
    const { data, simulated, run } = await standing();
    simulated.go('silent');
    expect((await run('--seconds', '1')).code).toBe(1);
    const kept = hexOf((await ringOf(data)).nextOf('north', 'in'));
    simulated.recover();
    expect((await run()).code).toBe(0);
    expect(hexOf((await ringOf(data)).keyOf('north', 'in'))).toBe(kept);
  });
});

describe('vedette reader install-osdp', () => {
  const run = (data: TerminalData, ...more: readonly string[]) =>
    vedette(['reader', 'install-osdp', '--data', data.folder, '--seconds', '1', ...more], data);

  it('wants one reader to be named where there are several', async () => {
    const data = await terminalData();
    describeLanes(data, [
      { id: 'north', readers: [osdp('/dev/ttyNone', { name: 'in' }, { name: 'out', address: 1 })] },
      { id: 'south', readers: [osdp('/dev/ttyNone', { name: 'in', security: 'clear' })] },
    ]);
    const { code, errors } = await run(data, '--lane', 'north');
    expect(code).toBe(65);
    expect(errors).toContain('--lane north --reader in');
    expect(errors).toContain('--lane north --reader out');
    const none = await run(data, '--lane', 'south');
    expect([none.code, none.errors]).toEqual([65, expect.stringContaining('no such OSDP reader')]);
  });

  it('says that the port is missing', async () => {
    const data = await terminalData();
    describeLanes(data, [{ id: 'north', readers: [osdp('/dev/ttyNone', {})] }]);
    const { code, errors } = await run(data);
    expect([code, errors]).toEqual([1, expect.stringContaining('port-missing')]);
  });

  it('refuses a key in the file of settings, and one that everybody knows, and repeats neither', async () => {
    const data = await terminalData();
    const digits = '000102030405060708090a0b0c0d0e0f';
    describeLanes(data, [{ id: 'north', readers: [osdp('/dev/ttyNone', { scbk: digits })] }]);
    const written = await run(data);
    expect([written.code, written.errors.includes(digits)]).toEqual([65, false]);
    describeLanes(data, [{ id: 'north', readers: [osdp('/dev/ttyNone', {})] }]);
    const file = join(temporaryFolder(), 'key');
    writeFileSync(file, '303132333435363738393a3b3c3d3e3f');
    expect(await run(data, '--key', file)).toMatchObject({
      code: 65,
      errors: expect.stringContaining('Not the key'),
    });
  });

  it('waits for the terminal to be stopped', async () => {
    const data = await terminalData();
    describeLanes(data, [{ id: 'north', readers: [osdp('/dev/ttyNone', {})] }]);
    await data.open();
    const { code, errors } = await run(data);
    expect([code, errors]).toEqual([69, expect.stringContaining('The terminal is running')]);
  });
});
