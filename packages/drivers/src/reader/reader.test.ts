import { duration, instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { SimulatedReader } from '../simulated/simulated-reader.ts';
import { type HeldThing, type ReaderSubject, readerConformance } from './conformance.ts';
import { Held } from './held.ts';
import type { ReaderEvent } from './reader.ts';
import type { ReadThing } from './reader-teller.ts';

const away = duration(1_000);
const things = {
  one: { medium: 'qr', bytes: Uint8Array.of(1, 2, 3) },
  other: { medium: 'wiegand', bytes: Uint8Array.of(0x80, 0, 0, 0x40), bits: 26 },
} as const;

function simulated() {
  const scheduler = new ManualScheduler();
  const clock = () => instant(1_000 + scheduler.now());
  return { scheduler, reader: new SimulatedReader({ name: 'desk', scheduler, clock, away }) };
}

/** A hand before the reader, which sees what is in it ten times a second. */
function hand(reader: SimulatedReader, scheduler: ManualScheduler) {
  let held: ReadThing | null = null;
  const look = (): void => {
    if (held !== null) reader.present(held);
    scheduler.after(duration(100), look);
  };
  look();
  return {
    holdUp: async (thing: HeldThing) => {
      held = things[thing];
    },
    takeAway: async () => {
      held = null;
    },
  };
}

describe('a simulated reader', () => {
  runConformance(readerConformance, async (): Promise<ReaderSubject> => {
    const { scheduler, reader } = simulated();
    return {
      ...{ reader, things, away, ...hand(reader, scheduler) },
      showUnreadable: async () => reader.presentUnreadable('qr'),
      breakLink: async () => reader.unplug(),
      mendLink: async () => reader.plugIn(),
      lull: (time) => scheduler.advance(time),
      dispose: () => reader.close(),
    };
  });

  it('shows the answers that it was given', async () => {
    const { reader } = simulated();
    await reader.feedback('needs');
    await reader.feedback('granted');
    expect(reader.shown()).toEqual(['needs', 'granted']);
  });

  it('stamps its name and the time on whatever it is shown, and keeps the rest', () => {
    const { reader } = simulated();
    const events: ReaderEvent[] = [];
    reader.subscribe((event) => events.push(event));
    const challenge = { nonce: 'n', audience: 'gate', issuedAt: instant(1) };
    reader.present({ medium: 'openid4vp', bytes: Uint8Array.of(1), challenge });
    expect(events).toEqual([
      {
        kind: 'presented',
        presentation: {
          ...{ medium: 'openid4vp', bytes: Uint8Array.of(1), challenge },
          ...{ at: 1_000, reader: 'desk' },
        },
      },
    ]);
  });
});

describe('what is held on', () => {
  it('stays told as long as it is seen, and is new once it was away for the moment', async () => {
    const scheduler = new ManualScheduler();
    const held = new Held(scheduler, away);
    expect(held.isNew(things.one)).toBe(true);
    for (let glance = 0; glance < 5; glance++) {
      await scheduler.advance(duration(999));
      expect(held.isNew(things.one)).toBe(false);
    }
    await scheduler.advance(away);
    expect(held.isNew(things.one)).toBe(true);
  });

  it('does not alternate: of two things in view each is told once', async () => {
    const scheduler = new ManualScheduler();
    const held = new Held(scheduler, away);
    const told = [things.one, things.other, things.one, things.other].map((each) => held.isNew(each));
    expect(told).toEqual([true, true, false, false]);
  });

  it('is not forgotten while something is being read, however long that takes', async () => {
    const scheduler = new ManualScheduler();
    const held = new Held(scheduler, away);
    held.isNew(things.one);
    await held.during(() => scheduler.advance(duration(9_000)));
    await scheduler.advance(duration(999));
    expect(held.isNew(things.one)).toBe(false);
    await held.during(() => Promise.reject(new Error('torn away'))).catch(() => undefined);
    await scheduler.advance(away);
    expect(held.isNew(things.one)).toBe(true);
  });

  it('differs by medium and by the number of bits', () => {
    const held = new Held(new ManualScheduler(), away);
    const bytes = Uint8Array.of(1, 2, 3, 4);
    expect(held.isNew({ medium: 'wiegand', bytes, bits: 26 })).toBe(true);
    expect(held.isNew({ medium: 'wiegand', bytes, bits: 32 })).toBe(true);
    expect(held.isNew({ medium: 'osdp', bytes, bits: 32 })).toBe(true);
  });

  it('is remembered for the last few things alone', () => {
    const held = new Held(new ManualScheduler(), away);
    const thing = (value: number) => ({ medium: 'qr', bytes: Uint8Array.of(value) }) as const;
    for (let value = 0; value < 200; value++) expect(held.isNew(thing(value))).toBe(true);
    expect(held.isNew(thing(199))).toBe(false);
    expect(held.isNew(thing(0))).toBe(true);
  });
});
