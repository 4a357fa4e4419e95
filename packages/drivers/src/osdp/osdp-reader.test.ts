import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, instant } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { type Cable, socat } from '../../test/stand/cable.ts';
import { FarEnd } from '../../test/stand/far-end.ts';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { until } from '../conformance/conformance.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import type { CredentialReader, ReaderEvent } from '../reader/reader.ts';
import { openOsdpReader } from './joined-reader.ts';
import { replies } from './osdp-codes.ts';
import { type OsdpConfig, parseOsdp } from './osdp-config.ts';
import { openOsdpReaders } from './osdp-reader.ts';
import { Scbk } from './scbk.ts';
import { type OsdpFault, SimulatedOsdpReader } from './simulated-osdp-reader.ts';

const keyText = '000102030405060708090a0b0c0d0e0f';
const key = (): Scbk => Scbk.parse(keyText) ?? Scbk.random();
const away = duration(300);
const things = {
  one: { medium: 'osdp', bytes: Uint8Array.of(0x80, 0, 0, 0x40), bits: 26 },
  other: { medium: 'osdp', bytes: Uint8Array.of(0x80, 0, 1, 0x40), bits: 26 },
} as const;
const around = { scheduler: systemScheduler, clock: () => instant(Date.now()) };
const stand = { lull: (time: number) => sleep(time), dispose: async () => undefined };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-osdp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A line on which readers stand, and all of them hear everything. */
class Bus {
  readonly #end: FarEnd;
  #cable: Cable | null = null;

  constructor(readers: readonly SimulatedOsdpReader[]) {
    this.#end = new FarEnd((bytes) => Buffer.concat(readers.map((reader) => reader.hear(bytes))));
  }

  async open(): Promise<Cable> {
    this.#cable = await this.#end.open(folder);
    return this.#cable;
  }

  async close(): Promise<void> {
    await this.#cable?.pullOut();
    await this.#end.close();
  }
}

interface Wanted {
  readonly readers?: readonly object[];
  readonly scbk?: Scbk | null;
}

function config(path: string, { readers = [{}], scbk = key() }: Wanted = {}): OsdpConfig {
  const parsed = parseOsdp({
    ...{ driver: 'osdp', path: '/dev/ttyUSB0', baudRate: 115_200 },
    ...{ pollMs: 20, replyMs: 150, reconnectMs: 50, longestReconnectMs: 200 },
    readers: readers.map((each) => ({ awayMs: away, ...each })),
  });
  const [first, ...others] = parsed.readers.map((one) => ({ ...one, scbk }));
  if (first === undefined) throw new Error('no reader');
  return { ...parsed, readers: [first, ...others], line: { ...parsed.line, path } };
}

/** One guarded reader on a line, with a hand that holds cards before it ten times a second. */
async function subjectOf() {
  const reader = new SimulatedOsdpReader({ address: 0, scbk: key(), secure: true });
  const bus = new Bus([reader]);
  const cable = await bus.open();
  const subject = openOsdpReader(config(cable.path), around);
  let held: 'one' | 'other' | null = null;
  const hand = setInterval(
    () => held !== null && reader.holdCard(things[held].bytes, things[held].bits),
    100,
  );
  const made: ReaderSubject & { simulated: SimulatedOsdpReader } = {
    ...{ simulated: reader, reader: subject, things, away },
    async holdUp(thing) {
      held = thing;
    },
    async takeAway() {
      held = null;
    },
    async showUnreadable() {
      held = null;
      reader.tell(replies.raw, Uint8Array.of(0, 0, 26, 0, 1));
    },
    breakLink: () => cable.pullOut(),
    mendLink: () => cable.plugIn(),
    lull: (time) => sleep(time),
    async dispose() {
      clearInterval(hand);
      await subject.close();
      await bus.close();
    },
  };
  return made;
}

function heardBy(reader: CredentialReader) {
  const events: ReaderEvent[] = [];
  reader.subscribe((event) => events.push(event));
  const cards = () => events.flatMap((event) => (event.kind === 'presented' ? [event.presentation] : []));
  const faults = () =>
    events.flatMap((event) => (event.kind === 'fault' ? [event.error.details.values?.['reason']] : []));
  return { events, cards, faults };
}

/** @param its the test's own context: beside others that run, nobody else's end is meant */
async function onLine(
  simulated: readonly SimulatedOsdpReader[],
  wanted: Wanted = {},
  its: Pick<TestContext, 'onTestFinished'> = { onTestFinished },
) {
  const bus = new Bus(simulated);
  const cable = await bus.open();
  const readers = openOsdpReaders(config(cable.path, wanted), around);
  its.onTestFinished(async () => {
    await Promise.all([...readers.values()].map((reader) => reader.close()));
    await bus.close();
  });
  const [first] = readers.values();
  if (first === undefined) throw new Error('no reader');
  return { readers, first, ...heardBy(first) };
}

const ready = (reader: CredentialReader) => until(stand, 'a reader', () => reader.state() === 'ready');

describe.skipIf(socat !== 'with socat')(`an OSDP reader on a pseudo-terminal, ${socat}`, () => {
  runConformance(readerConformance, subjectOf);

  const ends: [OsdpFault, string][] = [
    ['silent', 'no-answer'],
    ['bad-crc', 'no-answer'],
    ['answers-in-clear', 'not-trusted'],
    ['busy', 'no-answer'],
  ];
  it.concurrent.for(ends)('is gone while it does this: %s, and told as %s', async ([fault, reason], its) => {
    const subject = await subjectOf();
    its.onTestFinished(() => subject.dispose());
    const { cards, faults } = heardBy(subject.reader);
    await ready(subject.reader);
    subject.simulated.go(fault);
    await subject.holdUp('one');
    await until(subject, 'gone', () => subject.reader.state() === 'gone');
    expect([cards(), faults()]).toEqual([[], [reason]]);
    subject.simulated.recover();
    await ready(subject.reader);
    await until(subject, 'the card', () => cards().length === 1);
  });

  it('shakes hands anew after the reader was switched off and on', async () => {
    const simulated = new SimulatedOsdpReader({ address: 0, scbk: key(), secure: true });
    const { first, events } = await onLine([simulated]);
    await ready(first);
    simulated.restart();
    await until(stand, 'gone and ready', () => events.filter(({ kind }) => kind === 'state').length === 3);
    expect(simulated.isSecure()).toBe(true);
  });

  const attacks: OsdpFault[] = ['refuses-secure-channel', 'offers-default-key', 'wrong-key'];
  it.concurrent.for(attacks)(
    'attack 21: after installation it is never read when it does this: %s',
    async (fault, its) => {
      const simulated = new SimulatedOsdpReader({ address: 0, scbk: key(), secure: true });
      simulated.go(fault);
      simulated.holdCard(things.one.bytes, 26);
      const { first, cards, faults } = await onLine([simulated], {}, its);
      await until(stand, 'a fault', () => faults().length > 0);
      await sleep(400);
      expect([first.state(), cards().length, simulated.polls()]).toEqual(['gone', 0, 0]);
      expect((await first.selfTest()).ok).toBe(false);
    },
  );

  it('is not read before it has a key, and is given one within the window alone', async () => {
    const simulated = new SimulatedOsdpReader({ address: 0, scbk: null, secure: true });
    simulated.holdCard(things.one.bytes, 26);
    const { first, cards, faults } = await onLine([simulated], { scbk: null });
    await until(stand, 'a fault', () => faults().length > 0);
    expect([faults(), simulated.polls()]).toEqual([['not-trusted'], 0]);
    const next = Scbk.random();
    expect(await first.install(next, duration(10_000))).toBe('installed');
    await ready(first);
    await until(stand, 'the card', () => cards().length === 1);
    expect(simulated.hasOwnKey()).toBe(true);
  });

  it('closes the window of an installation that did not come about, and keeps its own key', async () => {
    const simulated = new SimulatedOsdpReader({ address: 0, scbk: key(), secure: true });
    const { first } = await onLine([simulated]);
    await ready(first);
    simulated.go('silent');
    expect(await first.install(Scbk.random(), duration(300))).toBe('window-ended');
    simulated.recover();
    await ready(first);
  });

  it('is given another key under its own', async () => {
    const simulated = new SimulatedOsdpReader({ address: 0, scbk: key(), secure: true });
    const { first } = await onLine([simulated]);
    await ready(first);
    expect(await first.install(Scbk.random(), duration(10_000))).toBe('installed');
    await ready(first);
  });

  it('tells of an opened housing and of failing power once each, and fails its self-test', async () => {
    const simulated = new SimulatedOsdpReader({ address: 0, scbk: key(), secure: true });
    const { first, faults } = await onLine([simulated]);
    await ready(first);
    expect((await first.selfTest()).ok).toBe(true);
    simulated.tamper(true);
    simulated.tamper(true, true);
    await until(stand, 'two faults', () => faults().length === 2);
    expect(faults()).toEqual(['tampered', 'power-failed']);
    expect((await first.selfTest()).ok).toBe(false);
    simulated.tamper(false);
    await until(stand, 'an end', async () => (await first.selfTest()).ok);
  });

  it('says what it is, and delivers characters that it decoded itself without bits', async () => {
    const simulated = new SimulatedOsdpReader({ address: 0, scbk: key(), secure: true });
    const { first, cards } = await onLine([simulated]);
    await ready(first);
    simulated.holdText('0012345');
    await until(stand, 'the card', () => cards().length === 1);
    expect(cards()[0]).toMatchObject({ medium: 'osdp', bytes: Uint8Array.from(Buffer.from('0012345')) });
    expect(cards()[0]?.bits).toBeUndefined();
    expect(first.identity()).toMatchObject({ vendor: '001bc5', serial: 0x12345678, firmware: '1.2.3' });
  });
});

describe.skipIf(socat !== 'with socat')(`several OSDP readers on one line, ${socat}`, () => {
  const three = () =>
    [0, 7, 126].map((address) => new SimulatedOsdpReader({ address, scbk: key(), secure: true }));
  const readers = [0, 7, 126].map((address) => ({ address, name: `at-${address}` }));

  it('are each read under their own name, also when one of them is silent', async () => {
    const simulated = three();
    const all = await onLine(simulated, { readers });
    const told = [...all.readers.values()].map(heardBy);
    simulated[1]?.go('silent');
    for (const [index, one] of simulated.entries()) one.holdCard(Uint8Array.of(index, 0, 0, 0), 32);
    await until(stand, 'two cards', () => told[0]?.cards().length === 1 && told[2]?.cards().length === 1);
    expect(told.map(({ cards }) => cards().map(({ reader }) => reader))).toEqual([['at-0'], [], ['at-126']]);
  });

  it('show the answer where something was last presented', async () => {
    const simulated = three();
    const bus = new Bus(simulated);
    const reader = openOsdpReader(config((await bus.open()).path, { readers }), around);
    onTestFinished(async () => {
      await reader.close();
      await bus.close();
    });
    const { cards } = heardBy(reader);
    await ready(reader);
    simulated[1]?.holdCard(things.one.bytes, 26);
    await until(stand, 'the card', () => cards().length === 1);
    await reader.feedback('denied');
    await until(stand, 'a lamp', () => simulated[1]?.shown().length === 2);
    expect(simulated.map((one) => one.shown().length)).toEqual([0, 2, 0]);
    expect((await reader.selfTest()).checks).toHaveLength(12);
  });
});

describe('the configuration of an OSDP line', () => {
  const line = { driver: 'osdp', path: '/dev/ttyUSB0', readers: [{}] };
  it('is refused with any key in it, and names none', () => {
    for (const scbk of ['303132333435363738393a3b3c3d3e3f', keyText, 'zz'])
      try {
        parseOsdp({ ...line, readers: [{ scbk }] });
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: 'input-invalid' });
        expect(JSON.stringify(error) + String(error)).not.toContain(scbk);
      }
  });

  it('is refused with two readers of one address or name, an odd rate, no reader, or a field nobody knows', () => {
    const wrong = [
      { ...line, readers: [{ name: 'a' }, { name: 'b' }] },
      {
        ...line,
        readers: [
          { address: 1, name: 'a' },
          { address: 2, name: 'a' },
        ],
      },
      { ...line, readers: [] },
      { ...line, baudRate: 12_345 },
      { ...line, install: true },
      { ...line, readers: [{ address: 127 }] },
    ];
    for (const each of wrong) expect(() => parseOsdp(each)).toThrowError(/input-invalid/);
  });

  it('shows no key when it is printed', () => {
    expect(JSON.stringify(config('/dev/ttyUSB0'))).toContain('[key]');
    expect(JSON.stringify(config('/dev/ttyUSB0'))).not.toContain(keyText);
  });
});
