import { duration, type LaneId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { type TurnstileSubject, turnstileConformance } from '../turnstile/conformance.ts';
import type { TurnstileEvent } from '../turnstile/event.ts';
import { parseSimulatedTurnstile } from './simulated-config.ts';
import { SimulatedTurnstile } from './simulated-turnstile.ts';

const maxOpenMs = 3_000;
const moods = { gone: 'absent', silent: 'silent', wrong: 'wrong' } as const;

function simulate(sensing: string, lanes = 2): TurnstileSubject & { turnstile: SimulatedTurnstile } {
  const scheduler = new ManualScheduler();
  const names = ['lane-1', 'lane-2'].slice(0, lanes);
  const config = parseSimulatedTurnstile({
    driver: 'simulated',
    sensing,
    lanes: names.map((lane) => ({ lane, directions: 'both' })),
    maxOpenMs,
    heldOpenAfterMs: 1_000,
  });
  const turnstile = new SimulatedTurnstile(config, scheduler);
  return {
    turnstile,
    maxOpen: duration(maxOpenMs),
    isOpen: async (way) => turnstile.isOpen(way),
    walk: async (way) => void turnstile.walkThrough(way),
    push: async (lane) => turnstile.pushOpen(lane),
    shut: async (lane) => turnstile.shut(lane),
    setFire: async (burning) => turnstile.setFire(burning),
    breakLink: async (how) => turnstile.become(moods[how]),
    mendLink: async () => turnstile.become('well'),
    lull: (time) => scheduler.advance(time),
    dispose: async () => undefined,
  };
}

describe.each(['sensor', 'contact', 'none'])('a simulated turnstile with sensing by %s', (sensing) => {
  runConformance(turnstileConformance, async () => simulate(sensing));
});

describe('people at a simulated turnstile', () => {
  const lane = 'lane-1' as LaneId;
  const way = { lane, direction: 'in' } as const;

  function watch(subject: ReturnType<typeof simulate>): TurnstileEvent[] {
    const events: TurnstileEvent[] = [];
    subject.turnstile.subscribe((event) => events.push(event));
    return events;
  }
  const kinds = (events: readonly TurnstileEvent[]): string[] => events.map((event) => event.kind);

  it('cannot walk through a held lane', async () => {
    const subject = simulate('sensor', 1);
    await subject.lull(duration(100));
    expect(subject.turnstile.walkThrough(way)).toBe('held');
  });

  it('are told apart from those who climb over it, with their direction', async () => {
    const subject = simulate('sensor', 1);
    const events = watch(subject);
    await subject.lull(duration(100));
    subject.turnstile.climbThrough({ lane, direction: 'out' });
    await subject.lull(duration(500));
    expect(events).toEqual([{ kind: 'forced', lane, direction: 'out' }]);
  });

  it('are noticed when a second one slips through behind the first', async () => {
    const subject = simulate('sensor', 1);
    const events = watch(subject);
    await subject.lull(duration(100));
    const released = subject.turnstile.release(way, { openFor: duration(2_000) });
    await subject.lull(duration(100));
    await released;
    subject.turnstile.pushOpen(lane);
    subject.turnstile.climbThrough(way);
    await subject.lull(duration(300));
    subject.turnstile.climbThrough(way);
    await subject.lull(duration(300));
    subject.turnstile.shut(lane);
    await subject.lull(duration(200));
    expect(kinds(events)).toEqual(['released', 'passed', 'locked', 'forced']);
    expect(events.at(-1)).toEqual({ kind: 'forced', lane, direction: 'in' });
  });

  it('are let out by the exit button without any decision', async () => {
    const subject = simulate('sensor', 1);
    const events = watch(subject);
    await subject.lull(duration(100));
    subject.turnstile.pressExit(lane);
    await subject.lull(duration(200));
    expect(kinds(events)).toEqual(['exit-requested', 'released']);
    expect(subject.turnstile.isOpen({ lane, direction: 'out' })).toBe(true);
  });

  it('walk through by themselves when the demonstration says so', async () => {
    const scheduler = new ManualScheduler();
    const config = parseSimulatedTurnstile({ driver: 'simulated', people: 'walk', lanes: [{ lane }] });
    const turnstile = new SimulatedTurnstile(config, scheduler);
    const events: TurnstileEvent[] = [];
    turnstile.subscribe((event) => events.push(event));
    await scheduler.advance(duration(100));
    const released = turnstile.release(way, { openFor: duration(5_000) });
    await scheduler.advance(duration(3_000));
    await released;
    expect(kinds(events)).toEqual(['released', 'passed', 'locked']);
  });

  it('play the same morning twice in the same way', async () => {
    const morning = async (): Promise<TurnstileEvent[]> => {
      const subject = simulate('sensor', 2);
      const events = watch(subject);
      await subject.lull(duration(100));
      for (let person = 0; person < 20; person++) {
        const released = subject.turnstile.release(way, { openFor: duration(1_000) });
        await subject.lull(duration(100));
        await released;
        if (person % 3 !== 0) subject.turnstile.walkThrough(way);
        await subject.lull(duration(2_500));
      }
      return events;
    };
    expect(await morning()).toEqual(await morning());
  });
});
