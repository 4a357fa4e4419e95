import type { ReaderFeedback } from '../reader/reader.ts';

const colours = { off: 0, red: 1, green: 2, amber: 3 } as const;
const reader = 0;
const led = 0;
/** Durations are counted in tenths of a second. */
const shown = 20;

interface Signal {
  readonly colour: number;
  /** Tenths of a second on, and off between. */
  readonly blink: readonly [number, number];
  readonly beeps: number;
  readonly beep: number;
}

const signals: Readonly<Record<ReaderFeedback, Signal>> = {
  granted: { colour: colours.green, blink: [shown, 0], beeps: 1, beep: 2 },
  denied: { colour: colours.red, blink: [3, 2], beeps: 3, beep: 1 },
  needs: { colour: colours.amber, blink: [5, 5], beeps: 2, beep: 1 },
};

/** Data of LED: one lamp, for two seconds, then as it was. */
export function ledData(answer: ReaderFeedback): Uint8Array {
  const { colour, blink } = signals[answer];
  const temporary = [2, ...blink, colour, colours.off, shown & 0xff, shown >> 8];
  const lasting = [0, 0, 0, 0, 0];
  return Uint8Array.of(reader, led, ...temporary, ...lasting);
}

/** Data of BUZ: the reader's own tone. */
export function buzzerData(answer: ReaderFeedback): Uint8Array {
  const { beep, beeps } = signals[answer];
  return Uint8Array.of(reader, 2, beep, beeps === 1 ? 0 : 1, beeps);
}
