import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedIdReader } from '@vedette/drivers';
import { Cable, socat } from '@vedette/drivers/test/stand/cable';
import { FarEnd } from '@vedette/drivers/test/stand/far-end';
import { sampleIdCard } from '@vedette/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AdminClient, claimTerminal, recordsOf, type SeenRecord } from './lib/admin-client.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const hour = 3_600_000;
/** Facility 123, number 4567, as a converter writes what it counted on the wires. */
const wiegand = 'W26:2F623AE\r\n';
const patience = { timeout: 60_000, interval: 250 };

describe.skipIf(socat !== 'with socat')(`readers on the serial ports of a real terminal, ${socat}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-lines-'));
  const [scanner, converter] = [new FarEnd(), new FarEnd()];
  const cables: Cable[] = [];
  let idReader: SimulatedIdReader;
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let person: string;

  /** The name of the port that the terminal opens. */
  const portOf = (cable: Cable): string => {
    cables.push(cable);
    return realpathSync(cable.path);
  };

  beforeAll(async () => {
    idReader = await SimulatedIdReader.open({ fragment: 50 });
    const idCable = new Cable(folder, idReader.port());
    await idCable.plugIn();
    const readers = [
      { driver: 'serial-scanner', path: portOf(await scanner.open(folder)), terminator: 'crlf' },
      { driver: 'wiegand', path: portOf(await converter.open(folder)), framing: 'tagged' },
      { driver: 'id-card-serial', path: portOf(idCable) },
    ];
    place = await newPlace({ lanes: [{ id: 'lane-1', cameraCodes: false, readers }] });
    terminal = await startTerminal(place);
    admin = await claimTerminal(terminal);
    person = (await admin.call('POST', '/api/people', { name: 'Ada' })).json<{ id: string }>().id;
  });
  afterAll(async () => {
    await terminal?.stop();
    for (const cable of cables) await cable.pullOut();
    for (const end of [scanner, converter, idReader]) await end?.close();
    await place?.remove();
    rmSync(folder, { recursive: true });
  });

  /** The newest record, once there are so many. */
  const record = (count: number): Promise<SeenRecord> =>
    vi.waitFor(async () => {
      const records = await recordsOf(admin);
      expect(records).toHaveLength(count);
      const [newest] = records;
      if (newest?.completion === null || newest === undefined) throw new Error('not over yet');
      return newest;
    }, patience);

  test('a pass from a scanner opens the lane', async () => {
    const order = {
      ...{ kind: 'member', entries: 'single', form: 'paper', zones: [] },
      ...{ notBefore: Date.now(), notAfter: Date.now() + hour },
    };
    const issued = await admin.call('POST', `/api/people/${person}/passes`, order);
    scanner.say(`${issued.json<{ text: string }>().text}\r\n`);
    expect(await record(1)).toMatchObject({ outcome: 'granted', by: ['pass'], completion: 'taken' });
  });

  test('a card opens it from the moment that it is somebody’s', async () => {
    converter.say(wiegand);
    expect(await record(2)).toMatchObject({ outcome: 'denied' });
    const added = await admin.call('POST', `/api/people/${person}/cards`, {
      label: 'blue',
      number: 'h10301 123 4567',
    });
    expect(added.status, added.text).toBe(200);
    await vi.waitFor(async () => {
      converter.say(wiegand);
      expect(await recordsOf(admin)).toHaveLength(3);
    }, patience);
    expect(await record(3)).toMatchObject({ outcome: 'granted', by: ['card'] });
  });

  test('an identity card in pieces among noise is read, and nobody’s number is written down', async () => {
    idReader.module.place(sampleIdCard());
    const seen = await record(4);
    idReader.module.takeAway();
    expect(seen.outcome).not.toBe('granted');
    expect(JSON.stringify(seen)).not.toContain('11010519491231002X');
    expect(terminal.printed()).not.toContain('11010519491231002X');
  });
});
