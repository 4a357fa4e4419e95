import { duration, type LaneId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { parseSimulatedTurnstile } from '../simulated/simulated-config.ts';
import { SimulatedTurnstile } from '../simulated/simulated-turnstile.ts';
import { type TurnstileSubject, turnstileConformance } from './conformance.ts';
import type { Turnstile } from './turnstile.ts';

const maxOpenMs = 2_000;

function subject(spoil: (turnstile: SimulatedTurnstile) => Partial<TurnstileSubject>): TurnstileSubject {
  const scheduler = new ManualScheduler();
  const lanes = [{ lane: 'lane-1', directions: 'both' }];
  const turnstile = new SimulatedTurnstile(
    parseSimulatedTurnstile({ driver: 'simulated', lanes, maxOpenMs, heldOpenAfterMs: 500 }),
    scheduler,
  );
  return {
    turnstile,
    maxOpen: duration(maxOpenMs),
    isOpen: async (way) => turnstile.isOpen(way),
    walk: async (way) => void turnstile.walkThrough(way),
    push: async (lane) => turnstile.pushOpen(lane),
    shut: async (lane) => turnstile.shut(lane),
    setFire: async (burning) => turnstile.setFire(burning),
    breakLink: async () => turnstile.become('absent'),
    mendLink: async () => turnstile.become('well'),
    lull: (time) => scheduler.advance(time),
    dispose: async () => undefined,
    ...spoil(turnstile),
  };
}

/** The same turnstile with some of its methods changed. */
function but(turnstile: SimulatedTurnstile, changed: Partial<Turnstile>): Partial<TurnstileSubject> {
  const get = (target: SimulatedTurnstile, name: string | symbol): unknown => {
    const value: unknown = Reflect.get(changed, name) ?? Reflect.get(target, name);
    return typeof value === 'function' ? value.bind(target) : value;
  };
  return { turnstile: new Proxy(turnstile, { get }) };
}

async function refuses(make: () => TurnstileSubject): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { name, run, applies } of turnstileConformance) {
    const fresh = make();
    if (applies(fresh)) await run(fresh).catch(() => refused.push(name));
  }
  return refused;
}

describe('the conformance suite', () => {
  const lane = 'lane-1' as LaneId;

  it('refuses nothing of a turnstile that is right', async () => {
    expect(await refuses(() => subject(() => ({})))).toEqual([]);
  });

  it.each<[string, (turnstile: SimulatedTurnstile) => Partial<TurnstileSubject>, string]>([
    [
      'whose lock sticks',
      () => ({ isOpen: async () => true }),
      'locks again by itself and concludes the release once',
    ],
    [
      'that opens both ways',
      (turnstile) => ({
        isOpen: async () =>
          (['in', 'out'] as const).some((direction) => turnstile.isOpen({ lane, direction })),
      }),
      'opens the one way that was released and no other',
    ],
    [
      'that can be held during fire',
      (turnstile) => but(turnstile, { hold: async () => undefined }),
      'obeys no hold during fire, and answers a release without opening anything',
    ],
    [
      'that ignores fire',
      (turnstile) => but(turnstile, { releaseForFire: async () => undefined }),
      'opens every way for fire and keeps them open past every time limit',
    ],
    [
      'that keeps its events to itself',
      (turnstile) => but(turnstile, { subscribe: () => () => undefined }),
      'tells who passed, and locks behind them before the time is up',
    ],
    [
      'that never closes',
      (turnstile) => but(turnstile, { close: async () => undefined }),
      'does nothing any more once closed, and says so',
    ],
  ])('refuses a turnstile %s', async (_, spoil, fact) => {
    expect(await refuses(() => subject(spoil))).toContain(fact);
  });
});
