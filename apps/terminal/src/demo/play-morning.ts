import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, instant } from '@vedette/domain';
import { emptyFrame, samplePeople, sampleStrangers, walkPast } from '@vedette/testing';
import type { LaneDoor } from '../lane/kiosk-page.ts';

export interface MorningNeeds {
  readonly door: LaneDoor;
  readonly now: () => Instant;
  readonly onFault: (cause: unknown) => void;
}

const framePeriod = 150;
const between = 4_000;
/** Two enrolled people for each stranger, so that a short look shows both. */
const cast = [
  ...samplePeople.slice(0, 2),
  ...sampleStrangers.slice(0, 1),
  ...samplePeople.slice(2),
  ...sampleStrangers.slice(1),
];

/**
 * Plays people walking up to a lane, one after another, until stopped: as frames of one more page, so that
 * they take the way of every other frame, and step aside as soon as a page with a camera comes.
 */
export function playMorning({ door, now, onFault }: MorningNeeds): { stop(): void } {
  const ending = new AbortController();
  const page = door.attach({ send: () => undefined, camera: 'walk-past' });
  let sequence = 0;

  async function show(jpeg: Buffer): Promise<void> {
    sequence += 1;
    page.frame({ sequence, takenAt: instant(now()), jpeg: new Uint8Array(jpeg) });
    await pause(framePeriod, undefined, { signal: ending.signal });
  }
  async function play(): Promise<void> {
    const nobody = await emptyFrame();
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      const person = cast[turn % cast.length];
      if (person === undefined) return;
      for (const jpeg of await walkPast(person)) await show(jpeg);
      const until = now() + between;
      while (now() < until) await show(nobody);
    }
  }
  play().catch((cause) => {
    if (!ending.signal.aborted) onFault(cause);
  });
  return {
    stop() {
      ending.abort();
      page.detach();
    },
  };
}
