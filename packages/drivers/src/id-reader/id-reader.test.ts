import { type Duration, duration, instant, type VedetteError } from '@vedette/domain';
import { sampleIdCard } from '@vedette/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { driverFailed } from '../common/driver-fault.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import type { ReaderEvent } from '../reader/reader.ts';
import type { LineListener } from '../serial/byte-line.ts';
import { SimulatedSam, type SimulatedSamConfig } from '../simulated/simulated-sam.ts';
import { openIdReader } from './id-reader.ts';
import { parseIdReader } from './id-reader-config.ts';

const samId = Uint8Array.of(5, 0, 3, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0);
const things = {
  one: { medium: 'id-card', bytes: sampleIdCard() },
  other: { medium: 'id-card', bytes: sampleIdCard({ name: '白羽' }) },
} as const;

interface BenchConfig extends SimulatedSamConfig {
  readonly readTime?: Duration;
}

/** A reader and its module on one bench, in time that passes when told to. */
function bench({ readTime, ...simulated }: BenchConfig = {}, more: object = {}) {
  const scheduler = new ManualScheduler();
  const module = new SimulatedSam(simulated);
  const config = parseIdReader({ driver: 'id-card-serial', path: '/dev/ttyUSB0', awayMs: 1_000, ...more });
  let listener: LineListener | null = null;
  let plugged = true;
  const reader = openIdReader(config, {
    scheduler,
    clock: () => instant(1_000 + scheduler.now()),
    openLine: async (heard) => {
      if (!plugged) throw driverFailed('bench', 'port-missing', 'no such port');
      listener = heard;
      let open = true;
      return {
        isOpen: () => open,
        send: async (bytes) => {
          const pieces = module.hear(bytes);
          const whole = pieces.reduce((sum, piece) => sum + piece.length, 0);
          const answer = (): void => pieces.forEach((piece) => void (open && heard.bytes(piece)));
          if (readTime !== undefined && whole > 1_000) scheduler.after(readTime, answer);
          else answer();
        },
        close: async () => {
          open = false;
        },
      };
    },
  });
  const events: ReaderEvent[] = [];
  reader.subscribe((event) => events.push(event));
  return {
    ...{ scheduler, module, reader, events },
    unplug() {
      plugged = false;
      listener?.lost(driverFailed('bench', 'not-connected', 'unplugged'));
    },
    plugIn() {
      plugged = true;
    },
    pass: (milliseconds: number) => scheduler.advance(duration(milliseconds)),
    told: () => events.map((event) => ('state' in event ? event.state : event.kind)),
    faults: (): readonly VedetteError[] =>
      events.flatMap((event) => (event.kind === 'fault' ? [event.error] : [])),
  };
}

/** The same, put away after the test; a concurrent test has no such hook. */
function start(...settings: Parameters<typeof bench>) {
  const stand = bench(...settings);
  onTestFinished(() => stand.reader.close());
  return stand;
}

function subjectOf(simulated: SimulatedSamConfig): ReaderSubject {
  const { scheduler, module, reader, unplug, plugIn } = bench(simulated);
  return {
    ...{ reader, things, away: duration(1_000) },
    holdUp: async (thing) => module.place(things[thing].bytes),
    takeAway: async () => module.takeAway(),
    async showUnreadable() {
      module.become('torn');
      module.place(things.one.bytes);
      await scheduler.advance(duration(1_000));
      module.takeAway();
      module.become('well');
    },
    breakLink: async () => unplug(),
    mendLink: async () => plugIn(),
    lull: (time) => scheduler.advance(time),
    dispose: () => reader.close(),
  };
}

describe('an ID card reader whose module finds a card as long as it lies there', () => {
  runConformance(readerConformance, async () => subjectOf({}));
});

describe('an ID card reader whose module finds a card once, on a noisy line, in small pieces', () => {
  runConformance(readerConformance, async () => subjectOf({ findsOnce: true, fragment: 7 }));
});

describe('an ID card reader', () => {
  it('stamps its name and the time on what it reads', async () => {
    const { module, events, pass } = start({}, { name: 'desk' });
    module.place(things.one.bytes);
    await pass(1_000);
    expect(events).toMatchObject([
      { kind: 'state', state: 'ready' },
      { presentation: { reader: 'desk', medium: 'id-card', at: 1_050 } },
    ]);
  });

  it('tells a card once that lies there, even where reading it takes longer than a moment', async () => {
    const { module, told, pass } = start({ readTime: duration(2_500) });
    module.place(things.one.bytes);
    await pass(30_000);
    expect(told()).toEqual(['ready', 'presented']);
    module.takeAway();
    await pass(4_000);
    module.place(things.one.bytes);
    await pass(5_000);
    expect(told()).toEqual(['ready', 'presented', 'presented']);
  });

  it('says once that a card cannot be read, however long it is tried', async () => {
    const { module, told, pass } = start();
    module.become('torn');
    module.place(things.one.bytes);
    await pass(10_000);
    expect(told()).toEqual(['ready', 'unreadable']);
    module.become('well');
    await pass(1_000);
    expect(told()).toEqual(['ready', 'unreadable', 'presented']);
  });

  it('reads again what arrived damaged', async () => {
    const { module, told, pass } = start();
    module.become('damaged');
    module.place(things.one.bytes);
    await pass(4_000);
    module.become('well');
    await pass(4_000);
    expect(told()).toEqual(['ready', 'unreadable', 'presented']);
  });

  it('calls a card unreadable whose data does not fit its lengths', async () => {
    const { module, told, pass } = start();
    module.place(things.one.bytes.subarray(0, 900));
    await pass(1_000);
    expect(told()).toEqual(['ready', 'unreadable']);
  });

  it.each([
    ['silent', 'no-answer'],
    ['garbled', 'wrong-answer'],
    ['failing', 'wrong-answer'],
  ] as const)('is gone when its module becomes %s, says %s once, and recovers', async (mood, reason) => {
    const { module, reader, told, faults, pass } = start();
    await pass(1_000);
    module.become(mood);
    await pass(30_000);
    expect(told()).toEqual(['ready', 'gone', 'fault']);
    expect(faults()[0]).toMatchObject({ code: 'driver-failed', details: { values: { reason } } });
    expect((await reader.selfTest()).checks).toEqual([{ name: 'link', ok: false, code: reason }]);
    module.become('well');
    await pass(10_000);
    expect(told()).toEqual(['ready', 'gone', 'fault', 'ready']);
  });

  it('is not ready with a module that fails its own test', async () => {
    const { module, told, faults, pass } = start();
    module.become('failing');
    await pass(30_000);
    expect(told()).toEqual(['fault']);
    expect(faults()[0]?.message).toContain('status: status 60');
  });

  it('tries a port that is not there again and again, and says so once', async () => {
    const { unplug, plugIn, told, faults, pass } = start();
    unplug();
    await pass(60_000);
    expect(told()).toEqual(['fault']);
    expect(faults()[0]?.details.values).toEqual({ reason: 'port-missing' });
    plugIn();
    await pass(6_000);
    expect(told()).toEqual(['fault', 'ready']);
  });
});

describe('an ID card reader that trusts certain modules', () => {
  const trusted = { samIds: ['5.3-1-2-3'] };

  it('reads with one of them', async () => {
    const { module, told, pass } = start({ id: samId }, trusted);
    module.place(things.one.bytes);
    await pass(1_000);
    expect(told()).toEqual(['ready', 'presented']);
  });

  it('reads nothing with another one, and says which it is', async () => {
    const { module, reader, told, faults, pass } = start({}, trusted);
    module.place(things.one.bytes);
    await pass(30_000);
    expect(told()).toEqual(['fault']);
    expect(faults()[0]).toMatchObject({
      code: 'driver-failed',
      details: { values: { reason: 'not-trusted' } },
    });
    expect(faults()[0]?.message).toContain('00.00-00000000-0000000000-0000000000');
    expect((await reader.selfTest()).checks).toEqual([{ name: 'link', ok: false, code: 'not-trusted' }]);
  });

  it('tells of a strange module that was put in place of the right one', async () => {
    const id = samId.slice();
    const { unplug, plugIn, told, faults, pass } = start({ id }, trusted);
    await pass(1_000);
    unplug();
    id[12] = 4;
    await pass(1_000);
    plugIn();
    await pass(10_000);
    expect(told()).toEqual(['ready', 'gone', 'fault', 'fault']);
    expect(faults().map((fault) => fault.details.values?.['reason'])).toEqual([
      'not-connected',
      'not-trusted',
    ]);
  });

  it('does not believe a module that does not say its number', async () => {
    const { told, pass } = start({ id: new Uint8Array(4) }, trusted);
    await pass(1_000);
    expect(told()).toEqual(['fault']);
  });
});
