import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, instant } from '@vedette/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { until } from '../conformance/conformance.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import type { ReaderEvent } from '../reader/reader.ts';
import { ByteSource } from './byte-source.ts';
import { parsePcsc } from './pcsc-config.ts';
import { answerLengths, encodeSlot, parseSlots } from './pcsc-message.ts';
import { listPcscSlots, openPcscReader } from './pcsc-reader.ts';
import { type PcscdFault, SimulatedPcscd } from './simulated-pcscd.ts';
import { contactlessAtr } from './virtual-card.ts';

const away = duration(300);
const uids = { one: Buffer.from('04a2b3c4d5e6f7', 'hex'), other: Buffer.from('01020304', 'hex') };
const things = {
  one: { medium: 'nfc', bytes: uids.one },
  other: { medium: 'nfc', bytes: uids.other },
} as const;
const around = { scheduler: systemScheduler, clock: () => instant(Date.now()) };
const quick = { awayMs: away, reconnectMs: 20, longestReconnectMs: 100, deadlineMs: 1_000 };
const stand = { lull: (time: number) => sleep(time), dispose: async () => undefined };

let folder: string;
let made = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-pcsc-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function daemonAndReader(minor = 4, more: object = {}) {
  const socket = join(folder, `${made++}.comm`);
  const daemon = new SimulatedPcscd(socket, minor);
  await daemon.start();
  const reader = openPcscReader(parsePcsc({ driver: 'pcsc', socket, ...quick, ...more }), around);
  const events: ReaderEvent[] = [];
  reader.subscribe((event) => events.push(event));
  const dispose = async (): Promise<void> => {
    await reader.close();
    await daemon.stop();
  };
  const faults = () =>
    events.flatMap((event) => (event.kind === 'fault' ? [event.error.details.values?.['reason']] : []));
  const shown = () => events.flatMap((event) => (event.kind === 'presented' ? [event.presentation] : []));
  return { socket, daemon, reader, events, faults, shown, dispose };
}

async function subjectOf(): Promise<ReaderSubject> {
  const { daemon, reader, dispose } = await daemonAndReader();
  return {
    ...{ reader, things, away, dispose },
    async holdUp(thing) {
      daemon.takeAway();
      daemon.put({ uid: uids[thing] });
    },
    takeAway: async () => daemon.takeAway(),
    async showUnreadable() {
      daemon.takeAway();
      daemon.put({ uid: null });
    },
    breakLink: () => daemon.stop(),
    mendLink: () => daemon.start(),
    lull: (time) => sleep(time),
  };
}

describe('a PC/SC reader with a simulated daemon', () => {
  runConformance(readerConformance, subjectOf);

  it.concurrent.for([4, 5, 6])('speaks with a daemon of protocol 4:%i', async (minor, its) => {
    const { daemon, shown, dispose } = await daemonAndReader(minor);
    its.onTestFinished(dispose);
    daemon.put({ uid: uids.one });
    await until(stand, 'a card', () => shown().length === 1);
  });

  it.concurrent.for([3, 7])(
    'says that it cannot speak with a daemon of protocol 4:%i',
    async (minor, its) => {
      const { reader, faults, dispose } = await daemonAndReader(minor);
      its.onTestFinished(dispose);
      await until(stand, 'a fault', () => faults().length > 0);
      expect([faults(), reader.state()]).toEqual([['wrong-answer'], 'gone']);
    },
  );

  const faulty: [PcscdFault, string][] = [
    ['silent', 'no-answer'],
    ['garbage', 'wrong-answer'],
    ['too-much', 'wrong-answer'],
  ];
  it.concurrent.for(faulty)(
    'is gone with a daemon that goes wrong like this: %s',
    async ([fault, reason], its) => {
      const { daemon, reader, faults, dispose } = await daemonAndReader();
      its.onTestFinished(dispose);
      await until(stand, 'a reader', () => reader.state() === 'ready');
      daemon.go(fault);
      daemon.put({ uid: uids.one });
      await until(stand, 'gone', () => reader.state() === 'gone');
      expect(faults()).toEqual([reason]);
      daemon.go(null);
      await until(stand, 'a reader again', () => reader.state() === 'ready');
    },
  );

  it('is gone over an answer of a card that is longer than a card can give', async () => {
    const { daemon, faults, shown, dispose } = await daemonAndReader();
    onTestFinished(dispose);
    daemon.go('long-answer');
    daemon.put({ uid: uids.one });
    await until(stand, 'a fault', () => faults().length > 0);
    expect([faults(), shown()]).toEqual([['wrong-answer'], []]);
  });

  it('says unreadable of a card that is mute, and of one that another program keeps to itself', async () => {
    const { daemon, events, reader, dispose } = await daemonAndReader();
    onTestFinished(dispose);
    await until(stand, 'a reader', () => reader.state() === 'ready');
    const unreadable = () => events.filter(({ kind }) => kind === 'unreadable').length;
    daemon.put({ uid: uids.one, mute: true });
    await until(stand, 'unreadable', () => unreadable() === 1);
    daemon.takeAway();
    daemon.go('refuses-cards');
    daemon.put({ uid: uids.one });
    await until(stand, 'unreadable again', () => unreadable() === 2);
    expect(reader.state()).toBe('ready');
  });

  it('is gone when the reader itself is unplugged, or is not the one that is meant', async () => {
    const { daemon, reader, faults, dispose } = await daemonAndReader();
    onTestFinished(dispose);
    await until(stand, 'a reader', () => reader.state() === 'ready');
    daemon.unplugReader();
    await until(stand, 'gone', () => reader.state() === 'gone');
    expect(faults()).toEqual(['not-connected']);
    const other = await daemonAndReader(4, { slot: 'Another maker' });
    onTestFinished(other.dispose);
    await until(stand, 'a fault', () => other.faults().length > 0);
    expect(other.reader.state()).toBe('gone');
  });

  it('lists the slots and what answers to reset in them', async () => {
    const { daemon, socket, dispose } = await daemonAndReader();
    onTestFinished(dispose);
    daemon.put({ uid: uids.one });
    const slots = await listPcscSlots({ socket, deadline: duration(1_000) }, systemScheduler);
    expect(slots).toMatchObject([
      { name: 'Simulated NFC 00 00', card: 'present', atr: Buffer.from(contactlessAtr) },
    ]);
  });

  it('says that there is no daemon', async () => {
    const reader = openPcscReader(parsePcsc({ driver: 'pcsc', socket: join(folder, 'none.comm') }), around);
    onTestFinished(() => reader.close());
    const error = await new Promise((resolve) => {
      reader.subscribe((event) => event.kind === 'fault' && resolve(event.error));
    });
    expect(error).toMatchObject({ details: { values: { reason: 'port-missing' } } });
    expect(existsSync(join(folder, 'none.comm'))).toBe(false);
  });
});

describe("the daemon's table of slots", () => {
  it('is read as it was written', () => {
    const slot = {
      name: 'ACS ACR122U 00 00',
      events: 7,
      card: 'present',
      atr: Buffer.from(contactlessAtr),
    } as const;
    const table = Buffer.concat([encodeSlot(slot), Buffer.alloc(answerLengths.states - 184)]);
    expect(parseSlots(table)).toEqual([slot]);
  });

  it('upsets nobody, whatever it holds', () => {
    const table = fc.uint8Array({ minLength: answerLengths.states, maxLength: answerLengths.states });
    fc.assert(
      fc.property(table, (bytes) =>
        (parseSlots(Buffer.from(bytes)) ?? []).every(({ atr }) => atr.length <= 33),
      ),
      { numRuns: 50 },
    );
  });

  it('is refused with a name without an end or an answer to reset that is too long', () => {
    const table = (change: (slot: Buffer) => void): Buffer => {
      const slot = encodeSlot({ name: 'a', events: 0, card: 'absent', atr: Buffer.alloc(0) });
      change(slot);
      return slot;
    };
    expect(parseSlots(table((slot) => slot.fill(0x41, 0, 128)))).toBeNull();
    expect(parseSlots(table((slot) => slot.writeUInt32LE(34, 176)))).toBeNull();
  });
});

describe('answers out of a stream', () => {
  it('come in the order asked for, wherever the stream is cut', async () => {
    const lengths = fc.array(fc.nat(40), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 1, max: 50 }), async (asked, cut) => {
        const all = Buffer.from(
          Array.from({ length: asked.reduce((sum, each) => sum + each, 0) }, (_, index) => index & 0xff),
        );
        const source = new ByteSource();
        const taken = asked.map((length) => source.take(length));
        for (let at = 0; at < all.length; at += cut) source.push(all.subarray(at, at + cut));
        expect(Buffer.concat(await Promise.all(taken))).toEqual(all);
      }),
    );
  });
});
