import { duration, instant } from '@vedette/domain';
import { onTestFinished } from 'vitest';
import { ManualScheduler } from '../../src/common/manual-scheduler.ts';
import { openIdReader } from '../../src/id-reader/id-reader.ts';
import { parseIdReader } from '../../src/id-reader/id-reader-config.ts';
import type { ReaderEvent } from '../../src/reader/reader.ts';
import type { LineListener } from '../../src/serial/byte-line.ts';
import type { SimulatedSam } from '../../src/simulated/simulated-sam.ts';

/** A reader of ID cards with a tap on its line, through which somebody else can speak. Closed after the test. */
export async function tappedIdReader(module: SimulatedSam, more: object = {}) {
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
