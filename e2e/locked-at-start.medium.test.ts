import { mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cable, socat } from '@vedette/drivers/test/stand/cable';
import { FarEnd } from '@vedette/drivers/test/stand/far-end';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AdminClient, claimTerminal, recordsOf } from './lib/admin-client.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './lib/terminal-process.ts';

const hour = 3_600_000;
const patience = { timeout: 25_000, interval: 3_000 };

interface Vault {
  readonly state: string;
  readonly keeper: string;
  readonly generation: number;
  readonly trouble: string | null;
}

describe.skipIf(socat !== 'with socat')(`a terminal whose keeper is gone after a power cut, ${socat}`, () => {
  const usb = mkdtempSync(join(tmpdir(), 'vedette-usb-'));
  const scanner = new FarEnd();
  let place: TerminalPlace;
  let terminal: TerminalProcess;
  let admin: AdminClient;
  let cable: Cable | undefined;
  let pass: string;

  const vault = async (): Promise<Vault> => (await admin.call('GET', '/api/vault')).json<Vault>();
  const settings = () => ({
    lanes: [
      {
        id: 'lane-1',
        cameraCodes: false,
        readers: [{ driver: 'serial-scanner', path: realpathSync(cable?.path ?? ''), terminator: 'crlf' }],
      },
    ],
    keeper: { kind: 'file', path: join(usb, 'share') },
  });
  const startAgain = async (): Promise<void> => {
    // A line that was let go of ends, and comes back under another name.
    await cable?.pullOut();
    await cable?.plugIn();
    writeFileSync(join(place.data, 'terminal.json'), JSON.stringify(settings()));
    terminal = await startTerminal(place);
    admin = admin.at(terminal.base);
  };

  beforeAll(async () => {
    cable = await scanner.open(usb);
    place = await newPlace(settings());
    terminal = await startTerminal(place);
    admin = await claimTerminal(terminal);
    const person = (await admin.call('POST', '/api/people', { name: 'Ada' })).json<{ id: string }>().id;
    const order = {
      ...{ kind: 'member', entries: 'multiple', form: 'paper', zones: [] },
      ...{ notBefore: Date.now(), notAfter: Date.now() + hour },
    };
    const issued = await admin.call('POST', `/api/people/${person}/passes`, order);
    expect(issued.status, issued.text).toBe(200);
    pass = issued.json<{ text: string }>().text;
  });
  afterAll(async () => {
    await terminal?.stop();
    await cable?.pullOut();
    await scanner.close();
    await place?.remove();
    rmSync(usb, { recursive: true });
  });

  test('guards by signed pass at once, and opens when the keeper is there again', async () => {
    expect(await vault()).toMatchObject({ state: 'open', keeper: 'file', trouble: null });
    await terminal.stop('SIGKILL');
    renameSync(join(usb, 'share'), join(usb, 'taken-away'));
    await startAgain();
    expect(await vault()).toMatchObject({ state: 'locked', keeper: 'file', trouble: 'keeper-unreachable' });
    expect((await admin.call('GET', '/api/people')).text).not.toContain('Ada');
    // Said before the reader has the line, it is lost: whoever is not let in holds it out again.
    await vi.waitFor(async () => {
      scanner.say(`${pass}\r\n`);
      const records = await recordsOf(admin);
      expect(records.map(({ outcome, by }) => `${outcome} ${by}`)).toContain('granted pass');
    }, patience);
    expect((await vault()).state).toBe('locked');
    expect((await admin.call('POST', '/api/vault/rekey')).status).toBe(503);
    renameSync(join(usb, 'taken-away'), join(usb, 'share'));
    // It asks again by itself; nobody has to come.
    await vi.waitFor(
      async () => expect(await vault()).toMatchObject({ state: 'open', trouble: null }),
      patience,
    );
    expect((await admin.call('GET', '/api/people')).text).toContain('Ada');
    expect((await admin.call('POST', '/api/vault/rekey')).status).toBe(200);
  });
});
