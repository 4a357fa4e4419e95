import { type Direction, type Duration, directions, type FailMode, type LaneId } from '@vedette/domain';
import { Fields } from '../common/fields.ts';
import type { LaneWiring, RelayTurnstileConfig } from '../relay/relay-config.ts';
import { parseLaneId } from '../relay/relay-config.ts';
import type { LaneLayout } from '../turnstile/turnstile.ts';

export const sensings = ['sensor', 'contact', 'none'] as const;

export interface SimulatedTurnstileConfig {
  readonly driver: 'simulated';
  readonly lanes: readonly LaneLayout[];
  readonly sensing: (typeof sensings)[number];
  /** `walk`: somebody goes through after each release; `script`: nothing happens but what is played. */
  readonly people: 'walk' | 'script';
  readonly walkAfter: Duration;
  readonly maxOpen: Duration;
  readonly heldOpenAfter: Duration;
  readonly onClose: FailMode;
}

function parseLayout(value: unknown, path: string): LaneLayout {
  const fields = new Fields(value, path);
  const lane: LaneId = parseLaneId(fields, 'lane');
  const both = fields.choice('directions', ['in', 'out', 'both'], 'in');
  fields.end();
  return { lane, directions: both === 'both' ? directions : [both] };
}

/**
 * `{ "driver": "simulated", "lanes": [{ "lane": "lane-1", "directions": "both" }], "people": "walk" }`
 * @throws VedetteError `input-invalid`
 */
export function parseSimulatedTurnstile(value: unknown): SimulatedTurnstileConfig {
  const fields = new Fields(value, 'turnstile');
  const config: SimulatedTurnstileConfig = {
    driver: fields.choice('driver', ['simulated']),
    lanes: fields.list('lanes', 1, 2, parseLayout),
    sensing: fields.choice('sensing', sensings, 'sensor'),
    people: fields.choice('people', ['walk', 'script'], 'script'),
    walkAfter: fields.milliseconds('walkAfterMs', 0, 60_000, 800),
    maxOpen: fields.milliseconds('maxOpenMs', 100, 60_000, 15_000),
    heldOpenAfter: fields.milliseconds('heldOpenAfterMs', 100, 600_000, 10_000),
    onClose: fields.choice('onClose', ['secure', 'safe'], 'secure'),
  };
  fields.end();
  return config;
}

export const fireInput = 90;
/** Numbers of relay, pass sensor, door contact and exit button of each lane on the simulated board. */
export const relayOf = (lane: number, direction: Direction): number =>
  lane * 2 + (direction === 'in' ? 0 : 1);
export const sensorOf = relayOf;
export const contactOf = (lane: number): number => 10 + lane;
export const exitButtonOf = (lane: number): number => 20 + lane;

function wiringOf({ lane, directions: ways }: LaneLayout, index: number, sensing: string): LaneWiring {
  const closed = (input: number) => ({ input, activeWhen: 'closed' }) as const;
  return {
    lane,
    doorContact: sensing === 'none' ? null : closed(contactOf(index)),
    ways: ways.map((direction) => ({
      direction,
      relay: relayOf(index, direction),
      passSensor: sensing === 'sensor' ? closed(sensorOf(index, direction)) : null,
    })),
  };
}

/** The same turnstile as a wiring of relays and inputs. */
export function wire(config: SimulatedTurnstileConfig, openFor: Duration): RelayTurnstileConfig {
  return {
    lanes: config.lanes.map((lane, index) => wiringOf(lane, index, config.sensing)),
    fire: { input: fireInput, activeWhen: 'closed' },
    exitButtons: config.lanes.flatMap(({ lane, directions: ways }, index) =>
      ways.includes('out')
        ? [
            {
              input: { input: exitButtonOf(index), activeWhen: 'closed' },
              way: { lane, direction: 'out' },
              openFor,
            },
          ]
        : [],
    ),
    energise: 'to-open',
    impulse: null,
    maxOpen: config.maxOpen,
    heldOpenAfter: config.heldOpenAfter,
    onClose: config.onClose,
  };
}
