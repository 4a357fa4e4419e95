import { type Duration, duration, type LaneId } from '@vedette/domain';
import type { Scheduler } from '../common/scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { inputsOf, type RelayTurnstileConfig, usualPace } from '../relay/relay-config.ts';
import { RelayTurnstile } from '../relay/relay-turnstile.ts';
import type { TurnstileEvent, Way } from '../turnstile/event.ts';
import { type BoardMood, SimulatedBoard } from './simulated-board.ts';
import {
  contactOf,
  exitButtonOf,
  fireInput,
  relayOf,
  type SimulatedTurnstileConfig,
  sensorOf,
  wire,
} from './simulated-config.ts';

/** How long the sensor sees a person, and a step takes. */
const step = duration(200);

/**
 * A turnstile with people in front of it. It is the driver of the relay boards over a board in memory:
 * what is played here went through the code that drives the real ones.
 */
export class SimulatedTurnstile extends RelayTurnstile {
  readonly #board: SimulatedBoard;
  readonly #wiring: RelayTurnstileConfig;
  readonly #scheduler: Scheduler;

  constructor(config: SimulatedTurnstileConfig, scheduler: Scheduler = systemScheduler) {
    const wiring = wire(config, duration(5_000));
    const board = new SimulatedBoard(scheduler, inputsOf(wiring));
    super(wiring, { driver: 'simulated', board, scheduler, pace: usualPace });
    this.#board = board;
    this.#wiring = wiring;
    this.#scheduler = scheduler;
    if (config.people === 'walk') this.subscribe((event) => this.#follow(event, config.walkAfter));
  }

  /** Whether the lock of a way is truly open, apart from what the driver says. */
  isOpen(way: Way): boolean {
    return this.#board.relay(relayOf(this.#index(way.lane), way.direction));
  }

  /** Somebody walks through; against a held lane they give up. Takes 0.8 s of the scheduler's time. */
  walkThrough(way: Way): 'walked' | 'held' {
    if (!this.isOpen(way)) return 'held';
    const sensor = sensorOf(this.#index(way.lane), way.direction);
    this.pushOpen(way.lane);
    this.#later(1, () => this.#board.setInput(sensor, true));
    this.#later(2, () => this.#board.setInput(sensor, false));
    this.#later(3, () => this.shut(way.lane));
    return 'walked';
  }

  /** The door is pushed open, by right or by force, and stays so until `shut`. */
  pushOpen(lane: LaneId): void {
    this.#board.setInput(contactOf(this.#index(lane)), true);
  }

  shut(lane: LaneId): void {
    this.#board.setInput(contactOf(this.#index(lane)), false);
  }

  /** Somebody goes over or under the barrier, where the sensor sees it. */
  climbThrough(way: Way): void {
    const sensor = sensorOf(this.#index(way.lane), way.direction);
    this.#board.setInput(sensor, true);
    this.#later(1, () => this.#board.setInput(sensor, false));
  }

  pressExit(lane: LaneId): void {
    const button = exitButtonOf(this.#index(lane));
    this.#board.setInput(button, true);
    this.#later(1, () => this.#board.setInput(button, false));
  }

  setFire(burning: boolean): void {
    this.#board.setInput(fireInput, burning);
  }

  /** Makes the board under the turnstile well, silent, wrong or absent. */
  become(mood: BoardMood): void {
    this.#board.become(mood);
  }

  #follow(event: TurnstileEvent, walkAfter: Duration): void {
    if (event.kind === 'released') this.#scheduler.after(walkAfter, () => this.walkThrough(event.way));
  }

  #later(steps: number, task: () => void): void {
    this.#scheduler.after(duration(steps * step), task);
  }

  #index(lane: LaneId): number {
    return this.#wiring.lanes.findIndex((each) => each.lane === lane);
  }
}
