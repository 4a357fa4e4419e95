import { duration, type LaneId } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import type { TurnstileEvent } from '../turnstile/event.ts';
import { Lane } from './lane.ts';
import { type LaneInput, laneTable } from './lane-table.ts';

const id = 'lane-1' as LaneId;
const way = { lane: id, direction: 'in' } as const;

const steps = [
  'release',
  'failing release',
  'sensed',
  'opened',
  'closed',
  'wait',
  'hold',
  'fire',
  'fire-reset',
  'link-lost',
] as const;
type Step = (typeof steps)[number];

/** A lane whose lock is a variable, and everything it told. */
function bench() {
  const scheduler = new ManualScheduler();
  const events: TurnstileEvent[] = [];
  const lock = { open: false, fails: false };
  const locks = {
    open: () => {
      if (lock.fails) return Promise.reject(new Error('no answer'));
      lock.open = true;
      return Promise.resolve();
    },
    lock: () => {
      lock.open = false;
    },
    openForFire: () => {
      lock.open = true;
    },
  };
  const emit = (event: TurnstileEvent): void => void events.push(event);
  const patience = duration(1_000);
  const lane = new Lane(id, { locks, scheduler, patience, passCompleted: 'by-sensor', emit });
  return { scheduler, events, lock, lane };
}

async function play(at: ReturnType<typeof bench>, step: Step): Promise<void> {
  const { lane, lock, scheduler } = at;
  lock.fails = step === 'failing release';
  if (step === 'release' || step === 'failing release')
    await lane.release(way, duration(500), null).catch(() => undefined);
  else if (step === 'sensed') lane.sensed('in');
  else if (step === 'opened' || step === 'closed') lane.contact(step === 'opened', false);
  else if (step === 'wait') await scheduler.advance(duration(400));
  else if (step === 'fire-reset') lane.fireReset();
  else lane.feed(step satisfies LaneInput);
}

const concludes = ['passed', 'not-passed', 'pass-unobserved'];
const anyStory = fc.array(fc.constantFrom(...steps), { maxLength: 40 });

describe('a lane, whatever happens to it', () => {
  it('concludes each release exactly once, before the next', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => {
        const at = bench();
        for (const step of story) await play(at, step);
        at.lane.feed('link-lost');
        at.lane.fireReset();
        const kinds = at.events
          .map((event) => event.kind)
          .filter((kind) => kind === 'released' || concludes.includes(kind));
        for (const [index, kind] of kinds.entries()) expect(kind === 'released').toBe(index % 2 === 0);
        expect(kinds.length % 2).toBe(0);
      }),
    );
  });

  it('is never open but for a release that lasts or for fire', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => {
        const at = bench();
        for (const step of story) {
          await play(at, step);
          expect(at.lock.open).toBe(at.lane.state() === 'released' || at.lane.state() === 'fire');
        }
        await at.scheduler.advance(duration(500));
        expect(at.lock.open).toBe(at.lane.state() === 'fire');
      }),
    );
  });

  it('obeys fire from every phase, and nothing but its reset ends it', () => {
    for (const row of Object.values(laneTable)) expect(row.fire?.to).toBe('fire');
    const leaving = Object.entries(laneTable.fire).filter(([, transition]) => transition.to !== 'fire');
    expect(leaving.map(([input]) => input)).toEqual(['fire-reset']);
  });
});
