import type { SimulatedSentinel } from '../sentinel/simulated-sentinel.ts';

/** When records were made, and when the platform said that it has them. */
export interface Receipts {
  /** A sentinel has made records up to and with that number. */
  made(sentinel: SimulatedSentinel, last: number): void;
  /** Records that the platform has confirmed. */
  kept(): number;
  /** Entries confirmed that are no records. */
  setAside(): number;
  /** Milliseconds from the making of a burst to its receipt, the latest 100,000 bursts. */
  waits(): readonly number[];
}

interface Burst {
  readonly last: number;
  readonly at: number;
}

const waitsAtMost = 100_000;

/** Listens to the logs of sentinels; `MemoryOutbox.port.kept` is what the link calls with each receipt. */
export function receiptsOf(sentinels: readonly SimulatedSentinel[]): Receipts {
  const bursts = new Map<SimulatedSentinel, Burst[]>();
  const through = new Map<SimulatedSentinel, number>();
  const waits: number[] = [];
  let kept = 0;
  for (const sentinel of sentinels) {
    bursts.set(sentinel, []);
    sentinel.device.outbox.onKept(() => settle(sentinel));
  }
  function settle(sentinel: SimulatedSentinel): void {
    const open = bursts.get(sentinel) ?? [];
    const now = performance.now();
    kept += sentinel.device.outbox.through - (through.get(sentinel) ?? 0);
    through.set(sentinel, sentinel.device.outbox.through);
    while ((open[0]?.last ?? Number.POSITIVE_INFINITY) <= sentinel.device.outbox.through) {
      const burst = open.shift();
      if (burst !== undefined && waits.push(now - burst.at) > waitsAtMost) waits.shift();
    }
  }
  return {
    made(sentinel, last) {
      bursts.get(sentinel)?.push({ last, at: performance.now() });
      // The receipt may have come while the burst was still being made.
      settle(sentinel);
    },
    kept: () => kept,
    setAside: () => sentinels.reduce((sum, { device }) => sum + device.outbox.setAside.length, 0),
    waits: () => waits,
  };
}
