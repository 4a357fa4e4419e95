import {
  type Direction,
  type Duration,
  directions,
  duration,
  type FailMode,
  type LaneId,
} from '@vedette/domain';
import { Fields, invalid } from '../common/fields.ts';
import type { Way } from '../turnstile/event.ts';
import { type InputWiring, inputNumbers, parseInput, takeInput } from './input-wiring.ts';
import type { Pace } from './tended-board.ts';

export interface WayWiring {
  readonly direction: Direction;
  readonly relay: number;
  /** Somebody walked this way; where there is a door contact too, it lies beyond the door. */
  readonly passSensor: InputWiring | null;
}

export interface LaneWiring {
  readonly lane: LaneId;
  readonly ways: readonly WayWiring[];
  /** Active while the door or wing stands open. */
  readonly doorContact: InputWiring | null;
}

export interface ExitButton {
  readonly input: InputWiring;
  readonly way: Way;
  readonly openFor: Duration;
}

/** Everything of a turnstile on a relay board that does not depend on the make of the board. */
export interface RelayTurnstileConfig {
  readonly lanes: readonly LaneWiring[];
  readonly fire: InputWiring | null;
  readonly exitButtons: readonly ExitButton[];
  /** `to-open`: a strike or a turnstile that opens on current; `to-hold`: a magnet that holds by current. */
  readonly energise: 'to-open' | 'to-hold';
  /** How long the relay closes, for a turnstile that times itself; null: as long as the lane is open. */
  readonly impulse: Duration | null;
  readonly maxOpen: Duration;
  readonly heldOpenAfter: Duration;
  /** How the lanes are left when the program ends in order. */
  readonly onClose: FailMode;
}

const laneName = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** A lane's id. @throws VedetteError `input-invalid` */
export function parseLaneId(fields: Fields, name: string): LaneId {
  return fields.text(name, laneName) as LaneId;
}

function parseWay(value: unknown, path: string): WayWiring {
  const fields = new Fields(value, path);
  const wiring: WayWiring = {
    direction: fields.choice('direction', directions),
    relay: fields.whole('relay', 0, 65_535),
    passSensor: fields.optional('passSensor', parseInput),
  };
  fields.end();
  return wiring;
}

function parseLane(value: unknown, path: string): LaneWiring {
  const fields = new Fields(value, path);
  const wiring: LaneWiring = {
    lane: parseLaneId(fields, 'lane'),
    ways: fields.list('ways', 1, 2, parseWay),
    doorContact: fields.optional('doorContact', parseInput),
  };
  fields.end();
  refuseTwice(
    wiring.ways.map((way) => way.direction),
    `${path}.ways`,
  );
  return wiring;
}

function parseExitButton(value: unknown, path: string): ExitButton {
  const fields = new Fields(value, path);
  const button: ExitButton = {
    input: takeInput(fields),
    way: { lane: parseLaneId(fields, 'lane'), direction: fields.choice('direction', directions, 'out') },
    openFor: fields.milliseconds('openForMs', 100, 60_000, 5_000),
  };
  fields.end();
  return button;
}

/** Reads the common part; the caller reads the rest and calls `end`. @throws VedetteError `input-invalid` */
export function parseRelayTurnstile(fields: Fields): RelayTurnstileConfig {
  const config: RelayTurnstileConfig = {
    lanes: fields.list('lanes', 1, 2, parseLane),
    fire: fields.optional('fire', parseInput),
    exitButtons: fields.list('exitButtons', 0, 4, parseExitButton),
    energise: fields.choice('energise', ['to-open', 'to-hold'], 'to-open'),
    impulse: fields.has('impulseMs') ? fields.milliseconds('impulseMs', 50, 5_000) : null,
    maxOpen: fields.milliseconds('maxOpenMs', 100, 60_000, 15_000),
    heldOpenAfter: fields.milliseconds('heldOpenAfterMs', 100, 600_000, 10_000),
    onClose: fields.choice('onClose', ['secure', 'safe'], 'secure'),
  };
  checkWiring(config, fields);
  return config;
}

/** Inputs are read every 50 ms, and a lost board is called again after 0.2 s, 0.4 s … 5 s. */
export const usualPace: Pace = {
  poll: duration(50),
  firstPause: duration(200),
  longestPause: duration(5_000),
};

/** `pollMs`, `reconnectMs`, `longestReconnectMs`; `usualPace` when nothing is said. */
export function parsePace(fields: Fields): Pace {
  return {
    poll: fields.milliseconds('pollMs', 10, 5_000, usualPace.poll),
    firstPause: fields.milliseconds('reconnectMs', 10, 60_000, usualPace.firstPause),
    longestPause: fields.milliseconds('longestReconnectMs', 10, 600_000, usualPace.longestPause),
  };
}

/** The numbers of all inputs that the wiring names, ascending. */
export function inputsOf(config: RelayTurnstileConfig): readonly number[] {
  return inputNumbers([
    config.fire,
    ...config.exitButtons.map((button) => button.input),
    ...config.lanes.flatMap((lane) => [lane.doorContact, ...lane.ways.map((way) => way.passSensor)]),
  ]);
}

function checkWiring(config: RelayTurnstileConfig, fields: Fields): void {
  const ways = config.lanes.flatMap((lane) => lane.ways);
  refuseTwice(
    ways.map((way) => way.relay),
    `${fields.path}.lanes`,
  );
  refuseTwice(
    config.lanes.map((lane) => lane.lane),
    `${fields.path}.lanes`,
  );
  for (const { way } of config.exitButtons) {
    const lane = config.lanes.find((each) => each.lane === way.lane);
    if (!lane?.ways.some((each) => each.direction === way.direction))
      throw fields.wrong('exitButtons', 'the way is not among the lanes');
  }
  // A lock that opens by cutting its current has no controller that would time an impulse.
  if (config.energise === 'to-hold' && config.impulse !== null)
    throw fields.wrong('impulseMs', 'not together with energise to-hold');
}

function refuseTwice(values: readonly (string | number)[], path: string): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw invalid(path, `${twice} is named twice`);
}
