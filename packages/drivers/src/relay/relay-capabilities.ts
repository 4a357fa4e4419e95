import type { Support } from '../common/support.ts';
import type { TurnstileCapabilities } from '../turnstile/turnstile.ts';
import type { RelayBoard } from './relay-board.ts';
import type { RelayTurnstileConfig } from './relay-config.ts';

const support = (is: boolean): Support => (is ? 'supported' : 'not-supported');

/** What the wiring lets the driver know; a lane that senses less than another brings down the whole. */
export function capabilitiesOf(config: RelayTurnstileConfig, board: RelayBoard): TurnstileCapabilities {
  const sensors = config.lanes.every((lane) => lane.ways.every((way) => way.passSensor !== null));
  const contacts = config.lanes.every((lane) => lane.doorContact !== null);
  return {
    lanes: config.lanes.map(({ lane, ways }) => ({ lane, directions: ways.map((way) => way.direction) })),
    passCompleted: sensors ? 'by-sensor' : contacts ? 'by-contact' : 'not-supported',
    direction: support(sensors),
    heldOpen: support(contacts),
    forced: support(sensors || contacts),
    fireInput: support(config.fire !== null),
    pulseSurvivesCrash: support(board.hardwarePulse || config.impulse !== null),
  };
}
