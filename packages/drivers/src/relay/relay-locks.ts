import { type Duration, duration, type LaneId } from '@vedette/domain';
import type { Cancel } from '../common/scheduler.ts';
import type { TurnstileEvent, Way } from '../turnstile/event.ts';
import type { LaneLocks } from './lane.ts';
import type { Drive } from './relay-board.ts';
import type { RelayTurnstileConfig } from './relay-config.ts';
import type { RelayTurnstileDeps } from './relay-turnstile.ts';
import type { TendedBoard } from './tended-board.ts';

interface Lock {
  readonly way: Way;
  readonly relay: number;
}

const still = (on: boolean): Drive => ({ on, pulse: null });

function locksOf(config: RelayTurnstileConfig): readonly Lock[] {
  return config.lanes.flatMap(({ lane, ways }) =>
    ways.map(({ direction, relay }) => ({ way: { lane, direction }, relay })),
  );
}

/** Lanes and ways on one side, relays and their levels on the other. */
export class RelayLocks implements LaneLocks {
  readonly #config: RelayTurnstileConfig;
  readonly #deps: RelayTurnstileDeps;
  readonly #board: TendedBoard;
  readonly #emit: (event: TurnstileEvent) => void;
  readonly #locks: readonly Lock[];
  /** Relays that have left their rest since they were last confirmed locked. */
  readonly #moved = new Set<number>();
  readonly #impulses = new Map<number, Cancel>();

  constructor(
    config: RelayTurnstileConfig,
    deps: RelayTurnstileDeps,
    board: TendedBoard,
    emit: (event: TurnstileEvent) => void,
  ) {
    this.#config = config;
    this.#deps = deps;
    this.#board = board;
    this.#emit = emit;
    this.#locks = locksOf(config);
  }

  /** Every relay with its lock holding. */
  static rest(config: RelayTurnstileConfig): ReadonlyMap<number, Drive> {
    return new Map(locksOf(config).map(({ relay }) => [relay, still(config.energise === 'to-hold')]));
  }

  open(way: Way, openFor: Duration): Promise<void> {
    const lock = this.#locks.find(
      (each) => each.way.lane === way.lane && each.way.direction === way.direction,
    );
    if (lock === undefined) return Promise.reject(new Error('The caller names ways of the wiring only'));
    const on = this.#config.energise === 'to-open';
    const relayFor = duration(Math.min(openFor, this.#config.impulse ?? openFor));
    const pulse = on && this.#deps.board.hardwarePulse ? relayFor : null;
    this.#moved.add(lock.relay);
    const opened = this.#board.want(lock.relay, { on, pulse });
    if (this.#config.impulse !== null) this.#endImpulse(lock.relay, relayFor, opened);
    return opened;
  }

  lock(lane: LaneId): void {
    for (const lock of this.#of(lane)) {
      this.#cancelImpulse(lock.relay);
      if (!this.#moved.delete(lock.relay)) continue;
      this.#want(lock.relay, this.#resting());
      void this.#board.settled([lock.relay]).then(() => this.#locked(lock));
    }
  }

  openForFire(lane: LaneId): void {
    for (const { relay } of this.#of(lane)) {
      this.#cancelImpulse(relay);
      this.#moved.add(relay);
      this.#want(relay, still(!this.#resting().on));
    }
  }

  /**
   * Waits for the board's word that the lane is as wanted. It wants nothing by itself: a listener that was
   * told of the locking may by now have opened the lane again, for fire above all.
   * @throws VedetteError `driver-failed`
   */
  confirm(lane: LaneId): Promise<void> {
    return this.#board.confirmed(this.#of(lane).map(({ relay }) => relay));
  }

  /** Resolves once everything is as wanted, over any number of outages. */
  settled(): Promise<void> {
    return this.#board.settled(this.#locks.map((lock) => lock.relay));
  }

  #of(lane: LaneId): readonly Lock[] {
    return this.#locks.filter((lock) => lock.way.lane === lane);
  }

  #resting(): Drive {
    return still(this.#config.energise === 'to-hold');
  }

  /** The wish outlives a failure, and the failure itself is told by the watch over the link. */
  #want(relay: number, drive: Drive): void {
    this.#board.want(relay, drive).catch(() => undefined);
  }

  #locked({ way, relay }: Lock): void {
    // Opened again while the answer was on its way.
    if (this.#moved.has(relay) || this.#board.link() === 'closed') return;
    this.#emit({ kind: 'locked', way });
  }

  #endImpulse(relay: number, after: Duration, opened: Promise<void>): void {
    opened.then(
      () => {
        if (!this.#moved.has(relay)) return;
        const end = (): void => this.#want(relay, this.#resting());
        this.#impulses.set(relay, this.#deps.scheduler.after(after, end));
      },
      () => undefined,
    );
  }

  #cancelImpulse(relay: number): void {
    this.#impulses.get(relay)?.();
    this.#impulses.delete(relay);
  }
}
