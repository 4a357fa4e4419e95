import { type Duration, duration, type VedetteError } from '@vedette/domain';
import { asDriverFault, driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import type { Drive, InputLevels, RelayBoard } from './relay-board.ts';
import { Waiters } from './waiters.ts';

export interface Pace {
  /** Between two readings of the inputs; a sensor's pulse must be longer than this. */
  readonly poll: Duration;
  /** Before the first new attempt to connect; doubles up to `longestPause`. */
  readonly firstPause: Duration;
  readonly longestPause: Duration;
}

export interface BoardWatcher {
  /** The board is connected, every relay confirmed as wanted. */
  connected(): void;
  /** Once for each outage. */
  lost(error: VedetteError): void;
  /** `first` after each connection: a level to start from, not a change. */
  inputs(levels: InputLevels, first: boolean): void;
}

/**
 * Keeps a board as it is wanted: connects, reconnects with growing pauses, and after each connection
 * first brings every relay to the wanted state, then reads the inputs. One request at a time; a wanted
 * relay goes before the next reading. A failed request gives up the link, so that a late answer is
 * never taken for the answer to something else.
 */
export class TendedBoard {
  readonly #board: RelayBoard;
  readonly #scheduler: Scheduler;
  readonly #pace: Pace;
  readonly #watcher: BoardWatcher;
  readonly #wanted: Map<number, Drive>;
  readonly #confirmed = new Map<number, Drive>();
  readonly #waiters = new Waiters();
  readonly #probes: { resolve: () => void; reject: (error: VedetteError) => void }[] = [];
  readonly #running: Promise<void>;
  #link: 'connecting' | 'connected' | 'closed' = 'connecting';
  #outage = false;
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(
    board: RelayBoard,
    scheduler: Scheduler,
    pace: Pace,
    rest: ReadonlyMap<number, Drive>,
    watcher: BoardWatcher,
  ) {
    this.#board = board;
    this.#scheduler = scheduler;
    this.#pace = pace;
    this.#watcher = watcher;
    this.#wanted = new Map(rest);
    board.onLost((error) => this.#break(error));
    this.#running = this.#run();
  }

  link(): 'connecting' | 'connected' | 'closed' {
    return this.#link;
  }

  /**
   * Wants a relay so from now on, whatever happens to the link. Rejects with `driver-failed` when the
   * link is down or breaks before the board confirmed; the wish stays.
   */
  want(relay: number, drive: Drive): Promise<void> {
    this.#wanted.set(relay, drive);
    this.#confirmed.delete(relay);
    if (this.#link === 'connected') this.#wake();
    return this.#settled([relay], false);
  }

  /** Resolves once these relays are as wanted. Rejects as `want` does. */
  confirmed(relays: readonly number[]): Promise<void> {
    return this.#settled(relays, false);
  }

  /** Resolves once all these relays are as wanted, however many outages that takes, or at closing. */
  settled(relays: readonly number[]): Promise<void> {
    return this.#settled(relays, true);
  }

  /** A sign of life now. @throws VedetteError `driver-failed` */
  async probe(): Promise<void> {
    if (this.#link !== 'connected') throw this.#notConnected();
    // Polls go on all the time; an answer to the next one is what a separate request would show.
    await new Promise<void>((resolve, reject) => {
      this.#probes.push({ resolve, reject });
      this.#wake();
    });
  }

  /** Waits for what is wanted, at most `patience`, then lets go of the board. Never rejects. */
  async close(patience: Duration): Promise<void> {
    if (this.#link === 'connected') await this.#lastWishes(patience);
    this.#link = 'closed';
    this.#break(driverFailed(this.#board.where, 'closed', 'closed'));
    await this.#board.disconnect();
    await this.#running;
  }

  async #lastWishes(patience: Duration): Promise<void> {
    const settled = this.#settled([...this.#wanted.keys()], false).catch(() => undefined);
    let cancel = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = this.#scheduler.after(patience, resolve);
    });
    await Promise.race([settled, late]);
    cancel();
  }

  async #run(): Promise<void> {
    let pause = this.#pace.firstPause;
    while (this.#link !== 'closed') {
      const { error, wasConnected } = await this.#session();
      this.#lose(error);
      await this.#board.disconnect();
      if (wasConnected) pause = this.#pace.firstPause;
      if (!this.#closed()) await this.#sleep(pause);
      pause = duration(Math.min(pause * 2, this.#pace.longestPause));
    }
  }

  #closed(): boolean {
    return this.#link === 'closed';
  }

  /** From one connection to its end, and what ended it. */
  async #session(): Promise<{ error: VedetteError; wasConnected: boolean }> {
    let wasConnected = false;
    try {
      this.#failure = null;
      await this.#board.connect();
      this.#confirmed.clear();
      this.#stopIfBroken();
      await this.#driveAll();
      this.#watcher.inputs(await this.#board.poll(), true);
      wasConnected = true;
      this.#found();
      for (;;) await this.#turn();
    } catch (error) {
      return { error: asDriverFault(this.#board.where, error), wasConnected };
    }
  }

  async #turn(): Promise<void> {
    this.#stopIfBroken();
    await this.#driveAll();
    if (this.#probes.length === 0) await this.#sleep(this.#pace.poll);
    if (this.#unsettled() !== undefined) return;
    const probes = this.#probes.splice(0);
    try {
      this.#stopIfBroken();
      this.#watcher.inputs(await this.#board.poll(), false);
    } catch (error) {
      for (const probe of probes) probe.reject(asDriverFault(this.#board.where, error));
      throw error;
    }
    for (const probe of probes) probe.resolve();
  }

  #stopIfBroken(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  async #driveAll(): Promise<void> {
    for (let next = this.#unsettled(); next !== undefined; next = this.#unsettled()) {
      this.#stopIfBroken();
      const [relay, drive] = next;
      await this.#board.drive(relay, drive);
      this.#confirmed.set(relay, drive);
      this.#answerWaiters();
    }
  }

  #unsettled(): [number, Drive] | undefined {
    return [...this.#wanted].find(([relay, drive]) => this.#confirmed.get(relay) !== drive);
  }

  #settled(relays: readonly number[], stubborn: boolean): Promise<void> {
    if (this.#closed()) return stubborn ? Promise.resolve() : Promise.reject(this.#notConnected());
    if (this.#link === 'connecting' && !stubborn) return Promise.reject(this.#notConnected());
    const waiting = this.#waiters.wait(relays, stubborn);
    this.#answerWaiters();
    return waiting;
  }

  #answerWaiters(): void {
    this.#waiters.answer((relay) => this.#confirmed.get(relay) === this.#wanted.get(relay));
  }

  #found(): void {
    this.#link = this.#closed() ? 'closed' : 'connected';
    this.#outage = false;
    this.#watcher.connected();
  }

  #lose(error: VedetteError): void {
    if (!this.#closed()) this.#link = 'connecting';
    this.#confirmed.clear();
    for (const probe of this.#probes.splice(0)) probe.reject(error);
    const first = !this.#outage;
    this.#outage = true;
    // The watcher first: it may take back a wish before whoever made it hears of the failure.
    if (first && !this.#closed()) this.#watcher.lost(error);
    this.#waiters.drop(error, this.#closed());
  }

  #break(error: Error): void {
    this.#failure = error;
    this.#wake();
  }

  #notConnected(): VedetteError {
    return driverFailed(this.#board.where, 'not-connected', 'not connected');
  }

  /** Sleeps for `pause`, or until something is wanted or has broken. */
  #sleep(pause: Duration): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#scheduler.after(pause, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
