import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, instant } from '@vedette/domain';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { until } from '../conformance/conformance.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import { parsePcsc } from './pcsc-config.ts';
import { listPcscSlots, openPcscReader } from './pcsc-reader.ts';
import { contactlessAtr, VirtualCard } from './virtual-card.ts';

const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const program = ['/usr/sbin/pcscd', '/usr/bin/pcscd'].find((path) => existsSync(path));

/** Why the real daemon cannot be run here, or null. */
function obstacle(): string | null {
  if (program === undefined) return 'pcscd is not installed';
  if (!existsSync(driver)) return 'vpcd (vsmartcard-vpcd) is not installed';
  try {
    execFileSync('unshare', ['-rm', 'mount', '--bind', tmpdir(), '/run'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'no mount of our own can be made, and pcscd has its socket in /run alone';
  }
}
const why = obstacle();

/** Whether nobody listens there; the virtual reader has two slots, each with a port of its own. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

// Below the ports that the system gives away by itself, or it would give them to the daemon beside this one.
let nextPort = 20_000 + 2 * (process.pid % 5_000);
async function freePorts(): Promise<number> {
  for (;;) {
    const port = nextPort;
    nextPort += 2;
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

/** Tries until it succeeds; without hope after ten seconds. */
async function eventually<T>(what: string, attempt: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const result = await attempt();
    if (result !== null) return result;
    await sleep(20);
  }
  throw new Error(`never came: ${what}`);
}

/** Asks it to end, and makes it end when it does not. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await end;
  clearTimeout(late);
}

/** A real daemon of our own: its /run is a folder of the test, its only reader the virtual one. */
class Pcscd {
  readonly socket: string;
  readonly port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'vedette-pcscd-'));
  #child: ChildProcess | null = null;

  constructor(port: number) {
    this.port = port;
    this.socket = join(this.#folder, 'run/pcscd/pcscd.comm');
    const hexPort = `0x${port.toString(16)}`;
    for (const name of ['run', 'conf']) mkdirSync(join(this.#folder, name));
    const lines = [
      'FRIENDLYNAME "Virtual NFC"',
      `DEVICENAME /dev/null:${hexPort}`,
      `LIBPATH ${driver}`,
      `CHANNELID ${hexPort}`,
    ];
    writeFileSync(join(this.#folder, 'conf/reader'), `${lines.join('\n')}\n`);
  }

  async start(): Promise<void> {
    const script = 'mount --bind "$1/run" /run && exec "$2" --foreground --auto-exit --config "$1/conf"';
    const args = ['-rm', 'sh', '-c', script, 'sh', this.#folder, program ?? ''];
    this.#child = spawn('unshare', args, { stdio: 'ignore' });
    await eventually('a daemon', async () => (existsSync(this.socket) ? true : null));
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child !== null) await ended(child);
    rmSync(this.socket, { force: true });
  }

  insert(uid: Uint8Array | null): Promise<VirtualCard> {
    return eventually('a slot', () => VirtualCard.insert(this.port, uid).catch(() => null));
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

const away = duration(1_500);
const uids = { one: Buffer.from('04a2b3c4d5e6f7', 'hex'), other: Buffer.from('01020304', 'hex') };
const things = {
  one: { medium: 'nfc', bytes: uids.one },
  other: { medium: 'nfc', bytes: uids.other },
} as const;

async function subjectOf(): Promise<ReaderSubject & { daemon: Pcscd }> {
  const daemon = new Pcscd(await freePorts());
  await daemon.start();
  const more = { awayMs: away, reconnectMs: 50, longestReconnectMs: 200 };
  const config = parsePcsc({ driver: 'pcsc', socket: daemon.socket, slot: 'Virtual NFC 00 00', ...more });
  const reader = openPcscReader(config, { scheduler: systemScheduler, clock: () => instant(Date.now()) });
  let card: VirtualCard | null = null;
  const hold = async (uid: Uint8Array | null): Promise<void> => {
    card?.takeOut();
    card = await daemon.insert(uid);
  };
  return {
    ...{ reader, things, away, daemon },
    holdUp: (thing) => hold(uids[thing]),
    async takeAway() {
      card?.takeOut();
    },
    showUnreadable: () => hold(null),
    breakLink: () => daemon.stop(),
    mendLink: () => daemon.start(),
    lull: (time) => sleep(time),
    async dispose() {
      card?.takeOut();
      await reader.close();
      await daemon.remove();
    },
  };
}

describe.skipIf(why !== null)(
  `a PC/SC reader with the real daemon, ${why === null ? 'with vpcd' : `skipped: ${why}`}`,
  () => {
    runConformance(readerConformance, subjectOf);

    it('sees the slot and the answer to reset of a card in it', async () => {
      const subject = await subjectOf();
      onTestFinished(() => subject.dispose());
      const service = { socket: subject.daemon.socket, deadline: duration(3_000) };
      const slots = () => listPcscSlots(service, systemScheduler);
      expect((await slots()).map(({ name }) => name)).toContain('Virtual NFC 00 00');
      await subject.holdUp('one');
      await until(subject, 'a card', async () => (await slots())[0]?.card === 'present');
      expect((await slots())[0]?.atr).toEqual(Buffer.from(contactlessAtr));
    });
  },
);
