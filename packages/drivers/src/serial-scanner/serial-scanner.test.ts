import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, instant } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Cable, socat } from '../../test/stand/cable.ts';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { until } from '../conformance/conformance.ts';
import { parseReader } from '../driver-config.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import type { ReaderEvent } from '../reader/reader.ts';
import { openReader } from '../registry.ts';
import type { ScanTerminator } from './scan-framer.ts';
import { parseSerialScanner } from './scanner-config.ts';
import { openSerialScanner } from './serial-scanner.ts';
import { SimulatedScanner } from './simulated-scanner.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-scanner-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const things = {
  one: { medium: 'qr', bytes: text(`HC1:${'6BF+70790T9WJWG.FKY*4GO0'.repeat(40)}`) },
  other: { medium: 'qr', bytes: Uint8Array.of(0xff, 0xfe, 0x00, 0x80, 0x41) },
} as const;
const away = 900;

function config(path: string, terminator: ScanTerminator) {
  const parsed = parseSerialScanner({
    ...{ driver: 'serial-scanner', path: '/dev/ttyUSB0', awayMs: away, terminator },
    ...{ gapMs: 60, silenceMs: 150, reconnectMs: 50, longestReconnectMs: 200, deadlineMs: 2_000 },
  });
  return { ...parsed, path };
}

/** A scanner that looks several times a second and sends what it sees each time. */
async function subjectOf(terminator: ScanTerminator) {
  const scanner = await SimulatedScanner.open(terminator);
  const cable = new Cable(folder, scanner.port());
  await cable.plugIn();
  const clock = () => instant(Date.now());
  const reader = openSerialScanner(config(cable.path, terminator), { scheduler: systemScheduler, clock });
  let held: Uint8Array | null = null;
  const looking = setInterval(() => held !== null && scanner.scan(held), 250);
  const subject: ReaderSubject & { scanner: SimulatedScanner } = {
    ...{ reader, things, away: duration(away), scanner },
    holdUp: async (thing) => {
      held = things[thing].bytes;
    },
    takeAway: async () => {
      held = null;
    },
    showUnreadable: terminator === 'none' ? null : async () => scanner.send(text('one\r\ntwo\r\n')),
    breakLink: () => cable.pullOut(),
    mendLink: () => cable.plugIn(),
    lull: (time) => sleep(time),
    async dispose() {
      clearInterval(looking);
      await reader.close();
      await cable.pullOut();
      await scanner.close();
    },
  };
  return subject;
}

async function listening(terminator: ScanTerminator) {
  const subject = await subjectOf(terminator);
  onTestFinished(() => subject.dispose());
  const events: ReaderEvent[] = [];
  await until(subject, 'ready', () => subject.reader.state() === 'ready');
  subject.reader.subscribe((event) => events.push(event));
  const kinds = () => events.map(({ kind }) => kind);
  return { ...subject, events, kinds };
}

describe.skipIf(socat !== 'with socat')(`a serial scanner on a pseudo-terminal, ${socat}`, () => {
  runConformance(readerConformance, () => subjectOf('crlf'));

  it('drops two scans that arrive glued, and half a scan, and reads the next', async () => {
    const scanner = await listening('crlf');
    scanner.scanner.send(text('VP1:ONE\r\nVP1:TWO\r\n'));
    await until(scanner, 'one refusal', () => scanner.kinds().length === 1);
    scanner.scanner.send(text('VP1:HAL'));
    await until(scanner, 'another refusal', () => scanner.kinds().length === 2);
    scanner.scanner.scan(text('VP1:THREE'));
    await until(scanner, 'a scan', () => scanner.kinds().length === 3);
    expect(scanner.kinds()).toEqual(['unreadable', 'unreadable', 'presented']);
    expect(scanner.events[2]).toMatchObject({ presentation: { bytes: text('VP1:THREE') } });
  });

  it('reads by silence alone where the scanner sends no terminator', async () => {
    const scanner = await listening('none');
    scanner.scanner.scan(things.other.bytes);
    await until(scanner, 'a scan', () => scanner.kinds().length > 0);
    expect(scanner.events).toMatchObject([{ presentation: { medium: 'qr', bytes: things.other.bytes } }]);
  });

  it('does not join what came before the line broke to what comes after', async () => {
    const scanner = await listening('crlf');
    scanner.scanner.send(text('VP1:'));
    await sleep(20);
    await scanner.breakLink();
    await until(scanner, 'gone', () => scanner.reader.state() === 'gone');
    await scanner.mendLink();
    await until(scanner, 'ready', () => scanner.reader.state() === 'ready');
    scanner.scanner.scan(text('AFTER'));
    await until(scanner, 'a scan', () => scanner.kinds().includes('presented'));
    expect(scanner.events.at(-1)).toMatchObject({ presentation: { bytes: text('AFTER') } });
  });

  it('opens no port whose device is not the one that is trusted', async () => {
    const scanner = await SimulatedScanner.open();
    onTestFinished(() => scanner.close());
    const cable = new Cable(folder, scanner.port());
    await cable.plugIn();
    onTestFinished(() => cable.pullOut());
    const usb = { vendorId: '1eab', productId: '1a03', serialNumber: null };
    const reader = openSerialScanner(
      { ...config(cable.path, 'cr'), usb },
      { scheduler: systemScheduler, clock: () => instant(0), listPorts: async () => [] },
    );
    onTestFinished(() => reader.close());
    const error = await new Promise((resolve) => {
      reader.subscribe((event) => event.kind === 'fault' && resolve(event.error));
    });
    expect(error).toMatchObject({ code: 'driver-failed', details: { values: { reason: 'not-trusted' } } });
    expect(reader.state()).toBe('gone');
  });
});

describe('a serial scanner', () => {
  it('says that the port is missing', async () => {
    const reader = await openReader(config('/dev/no-such-port', 'cr'));
    onTestFinished(() => reader.close());
    const error = await new Promise((resolve) => {
      reader.subscribe((event) => event.kind === 'fault' && resolve(event.error));
    });
    expect(error).toMatchObject({ code: 'driver-failed', details: { values: { reason: 'port-missing' } } });
  });
});

describe('the configuration of a serial scanner', () => {
  it('says everything that was left out', () => {
    expect(
      parseReader({ driver: 'serial-scanner', usb: { vendorId: '1EAB', productId: '1A03' } }),
    ).toMatchObject({
      ...{ name: 'serial-scanner', path: null, baudRate: 115_200, terminator: 'crlf', gap: 40, silence: 200 },
      usb: { vendorId: '1eab', productId: '1a03', serialNumber: null },
    });
  });

  const port = { driver: 'serial-scanner', path: '/dev/ttyACM0' };
  it.each([
    ['neither port nor device', { driver: 'serial-scanner' }, 'reader.path'],
    ['a keyboard', { ...port, path: '/dev/input/event3' }, 'not a keyboard'],
    ['raw HID', { ...port, path: '/dev/hidraw0' }, 'not a keyboard'],
    ['the console', { ...port, path: '/dev/tty1' }, 'not a keyboard'],
    ['a way out of /dev', { ...port, path: '/dev/../etc/passwd' }, 'reader.path'],
    [
      'a vendor that is no number',
      { ...port, usb: { vendorId: '1e', productId: '1a03' } },
      'reader.usb.vendorId',
    ],
    ['an unknown terminator', { ...port, terminator: 'tab' }, 'reader.terminator'],
    ['a misspelt field', { ...port, baud: 9_600 }, 'reader.baud: this field is not known'],
  ])('refuses %s', (_, value, what) => {
    expect(() => parseReader(value)).toThrow(what);
  });
});
