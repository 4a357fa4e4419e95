import { type Direction, type Duration, duration, type LaneId, VedetteError } from '@vedette/domain';
import { listenerFailed, reasonOf } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestCheck, type SelfTestReport } from '../common/self-test.ts';
import { type Signal, selfReporting } from '../common/signal.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type { ContactState } from '../contact/contact.ts';
import type { TurnstileEvent, Way } from '../turnstile/event.ts';
import type {
  ReleaseOrder,
  ReleaseReceipt,
  Turnstile,
  TurnstileCapabilities,
  TurnstileStatus,
} from '../turnstile/turnstile.ts';
import { type InputWiring, readInput } from './input-wiring.ts';
import { Lane, type LaneLocks } from './lane.ts';
import type { InputLevels, RelayBoard } from './relay-board.ts';
import { capabilitiesOf } from './relay-capabilities.ts';
import type { LaneWiring, RelayTurnstileConfig } from './relay-config.ts';
import { RelayLocks } from './relay-locks.ts';
import { type Pace, TendedBoard } from './tended-board.ts';

export interface RelayTurnstileDeps {
  readonly driver: string;
  readonly board: RelayBoard;
  readonly scheduler: Scheduler;
  readonly pace: Pace;
}

/** A turnstile behind any board of relays and inputs. */
export class RelayTurnstile implements Turnstile {
  readonly driver: string;
  readonly capabilities: TurnstileCapabilities;
  readonly #config: RelayTurnstileConfig;
  readonly #signal: Signal<TurnstileEvent>;
  readonly #tended: TendedBoard;
  readonly #locks: RelayLocks;
  readonly #lanes: ReadonlyMap<LaneId, Lane>;
  #levels: InputLevels = new Map();
  #fire: 'off' | 'on' | 'cleared' = 'off';
  /** Fire was ordered from outside, so the own input falling quiet clears nothing. */
  #ordered = false;
  #hadFault = false;

  constructor(config: RelayTurnstileConfig, deps: RelayTurnstileDeps) {
    this.driver = deps.driver;
    this.capabilities = capabilitiesOf(config, deps.board);
    this.#config = config;
    this.#signal = selfReporting<TurnstileEvent>((error) => ({
      kind: 'fault',
      error: listenerFailed(deps.driver, error),
    }));
    const emit = (event: TurnstileEvent): void => this.#signal.emit(event);
    const rest = RelayLocks.rest(config);
    this.#tended = new TendedBoard(deps.board, deps.scheduler, deps.pace, rest, {
      connected: () => this.#connected(),
      lost: (error) => this.#lost(error),
      inputs: (levels, first) => this.#read(levels, first),
    });
    this.#locks = new RelayLocks(config, deps, this.#tended, emit);
    this.#lanes = this.#makeLanes(deps.scheduler, this.#locks, emit);
  }

  subscribe(listener: (event: TurnstileEvent) => void): Unsubscribe {
    return this.#signal.subscribe(listener);
  }

  async release(way: Way, order: ReleaseOrder): Promise<ReleaseReceipt> {
    const lane = this.#laneOf(way);
    const openFor = this.#openFor(order.openFor);
    return lane.release(way, openFor, order.passageId ?? null);
  }

  async hold(id?: LaneId): Promise<void> {
    const lanes = id === undefined ? [...this.#lanes.values()] : [this.#lane(id)];
    if (this.#fire !== 'off') throw new VedetteError('conflict', 'caller', { at: `${this.driver}: fire` });
    for (const lane of lanes) lane.feed('hold');
    await Promise.all(lanes.map((lane) => this.#locks.confirm(lane.id)));
  }

  async releaseForFire(): Promise<void> {
    this.#ordered = true;
    this.#startFire();
    await this.#locks.settled();
  }

  async resetFire(): Promise<void> {
    if (this.#isActive(this.#config.fire))
      throw new VedetteError('conflict', 'caller', { at: `${this.driver}: the fire input is active` });
    if (this.#fire === 'off') return;
    this.#fire = 'off';
    this.#ordered = false;
    for (const lane of this.#lanes.values()) lane.fireReset();
    this.#signal.emit({ kind: 'fire', state: 'off' });
    await Promise.all([...this.#lanes.keys()].map((lane) => this.#locks.confirm(lane)));
  }

  status(): TurnstileStatus {
    const lanes = [...this.#lanes.values()].map((lane) => ({ lane: lane.id, state: lane.state() }));
    return { link: this.#tended.link(), lanes, fire: this.#fire, fireInput: this.#fireInput() };
  }

  #fireInput(): ContactState {
    const active = readInput(this.#levels, this.#config.fire);
    if (active === undefined) return 'unknown';
    return active ? 'active' : 'inactive';
  }

  async selfTest(): Promise<SelfTestReport> {
    const link = await this.#tended.probe().then(
      () => check('link', 'ok'),
      (error: unknown) => check('link', reasonOf(error)),
    );
    return report(this.driver, [link, ...this.#checks(link)]);
  }

  async close(): Promise<void> {
    if (this.#fire === 'off') {
      for (const lane of this.#lanes.values()) lane.feed('link-lost');
      if (this.#config.onClose === 'safe')
        for (const lane of this.#lanes.keys()) this.#locks.openForFire(lane);
    }
    await this.#tended.close(duration(2_000));
  }

  #makeLanes(
    scheduler: Scheduler,
    locks: LaneLocks,
    emit: (event: TurnstileEvent) => void,
  ): ReadonlyMap<LaneId, Lane> {
    const { passCompleted } = this.capabilities;
    const patience = this.#config.heldOpenAfter;
    const make = (id: LaneId): Lane => new Lane(id, { locks, scheduler, patience, passCompleted, emit });
    return new Map(this.#config.lanes.map(({ lane }) => [lane, make(lane)]));
  }

  #checks(link: SelfTestCheck): readonly SelfTestCheck[] {
    const inputs = this.#levels.size === 0 ? 'not-supported' : link.code;
    const fire = this.#config.fire === null ? 'not-supported' : this.#fire === 'off' ? inputs : 'fire-active';
    const lanes = [...this.#lanes.values()].map((lane) =>
      check(`lane-${lane.id}`, lane.state() === 'held' ? link.code : 'lane-open'),
    );
    return [check('inputs', inputs), check('fire-input', fire), ...lanes];
  }

  #connected(): void {
    if (this.#hadFault) this.#signal.emit({ kind: 'recovered' });
    this.#hadFault = false;
  }

  #lost(error: VedetteError): void {
    this.#hadFault = true;
    for (const lane of this.#lanes.values()) lane.feed('link-lost');
    this.#signal.emit({ kind: 'fault', error });
  }

  #read(levels: InputLevels, first: boolean): void {
    const before = this.#levels;
    this.#levels = levels;
    // Fire before all else, and on its level rather than its edge: it may have begun during an outage.
    this.#readFire();
    const rose = (wiring: InputWiring | null): boolean =>
      !first && this.#isActive(wiring) && readInput(before, wiring) !== true;
    for (const wiring of this.#config.lanes) this.#readLane(wiring, first, rose);
    for (const button of this.#config.exitButtons)
      if (rose(button.input)) this.#exit(button.way, button.openFor);
  }

  #readLane(wiring: LaneWiring, first: boolean, rose: (wiring: InputWiring | null) => boolean): void {
    const lane = this.#lane(wiring.lane);
    const open = this.#isActive(wiring.doorContact);
    // Seen in one reading, a door opens before somebody goes through it and closes after.
    if (open) lane.contact(true, first);
    for (const way of wiring.ways) if (rose(way.passSensor)) lane.sensed(way.direction);
    if (!open) lane.contact(false, first);
  }

  #readFire(): void {
    if (this.#config.fire === null) return;
    if (this.#isActive(this.#config.fire)) this.#startFire();
    else if (this.#fire === 'on' && !this.#ordered) {
      this.#fire = 'cleared';
      this.#signal.emit({ kind: 'fire', state: 'cleared' });
    }
  }

  #startFire(): void {
    if (this.#fire === 'on') return;
    this.#fire = 'on';
    for (const lane of this.#lanes.values()) lane.feed('fire');
    this.#signal.emit({ kind: 'fire', state: 'on' });
  }

  #exit(way: Way, openFor: Duration): void {
    this.#signal.emit({ kind: 'exit-requested', way });
    // A lane that is open already needs no second release, and a dead link has told its fault.
    this.release(way, { openFor }).catch(() => undefined);
  }

  #isActive(wiring: InputWiring | null): boolean {
    return readInput(this.#levels, wiring) === true;
  }

  #laneOf(way: Way): Lane {
    const lane = this.#lane(way.lane);
    const wiring = this.#config.lanes.find((each) => each.lane === way.lane);
    if (!wiring?.ways.some((each) => each.direction === way.direction))
      throw this.#unsupported(way.lane, way.direction);
    return lane;
  }

  #lane(id: LaneId): Lane {
    const lane = this.#lanes.get(id);
    if (lane === undefined) throw this.#unsupported(id);
    return lane;
  }

  #unsupported(lane: LaneId, direction?: Direction): VedetteError {
    const at = direction === undefined ? `lane ${lane}` : `lane ${lane} ${direction}`;
    return new VedetteError('driver-unsupported', 'caller', { at });
  }

  #openFor(asked: Duration): Duration {
    if (!(asked > 0)) throw new VedetteError('input-invalid', 'caller', { at: 'openFor' });
    return duration(Math.min(asked, this.#config.maxOpen));
  }
}
