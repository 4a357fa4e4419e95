import { duration, instant } from '@vedette/domain';
import { sampleIdCard } from '@vedette/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import type { ReaderEvent } from '../reader/reader.ts';
import type { LineListener } from '../serial/byte-line.ts';
import { SimulatedSam } from '../simulated/simulated-sam.ts';
import { openIdReader } from './id-reader.ts';
import { parseIdReader } from './id-reader-config.ts';
import { encodeSamFrame, SamFrames } from './sam-frame.ts';

const forged = encodeSamFrame(Uint8Array.of(0, 0, 0x90, ...sampleIdCard({ name: '冒名' })));

/** As it is often written: a frame that is long enough and whose sum is right is a card. */
const naive = (bytes: Uint8Array): boolean =>
  new SamFrames().push(bytes).some((body) => body.length > 1_280 && body[2] === 0x90);

/** A reader with a tap on its line, through which somebody else can speak. */
async function tapped(module: SimulatedSam, more: object = {}) {
  const scheduler = new ManualScheduler();
  let line: LineListener | null = null;
  const config = parseIdReader({ driver: 'id-card-serial', path: '/dev/ttyUSB0', ...more });
  const reader = openIdReader(config, {
    scheduler,
    clock: () => instant(0),
    openLine: async (listener) => {
      line = listener;
      return {
        isOpen: () => true,
        async send(bytes) {
          for (const piece of module.hear(bytes)) listener.bytes(piece);
        },
        close: async () => undefined,
      };
    },
  });
  onTestFinished(() => reader.close());
  const events: ReaderEvent[] = [];
  reader.subscribe((event) => events.push(event));
  await scheduler.advance(duration(1_000));
  return { scheduler, events, speak: (bytes: Uint8Array) => line?.bytes(bytes) };
}

const presented = (events: readonly ReaderEvent[]): boolean =>
  events.some(({ kind }) => kind === 'presented');

describe('attack 20: a forged frame on the line of an ID card reader, as a naive driver accepts it', () => {
  it('is no card when nobody asked for one', async () => {
    expect(naive(forged)).toBe(true);
    const { scheduler, events, speak } = await tapped(new SimulatedSam());
    for (let time = 0; time < 50; time++) {
      speak(forged);
      await scheduler.advance(duration(70));
    }
    expect(presented(events)).toBe(false);
  });

  it('is no card from a module that is not one of those trusted', async () => {
    const box = new SimulatedSam({ id: new Uint8Array(16) });
    box.place(sampleIdCard({ name: '冒名' }));
    const { scheduler, events } = await tapped(box, { samIds: ['05.03-20120101-0000000001-0000000001'] });
    await scheduler.advance(duration(30_000));
    expect(presented(events)).toBe(false);
    expect(events).toMatchObject([
      { kind: 'fault', error: { details: { values: { reason: 'not-trusted' } } } },
    ]);
  });
});
