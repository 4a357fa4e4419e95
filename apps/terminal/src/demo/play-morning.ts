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
/** A stranger waits until refused. */
const hesitation = 9_000;
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
  async function showFor(jpeg: Buffer, duration: number): Promise<void> {
    for (const until = now() + duration; now() < until; ) await show(jpeg);
  }
  async function play(): Promise<void> {
    const nobody = await emptyFrame();
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      const person = cast[turn % cast.length];
      if (person === undefined) return;
      const walk = await walkPast(person);
      for (const jpeg of walk) await show(jpeg);
      const last = walk.at(-1);
      if (sampleStrangers.includes(person) && last !== undefined) await showFor(last, hesitation);
      await showFor(nobody, between);
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
