import { type Direction, type Duration, type LaneId, type PassageId, VedetteError } from '@vedette/domain';
import type { Cancel, Scheduler } from '../common/scheduler.ts';
import type { TurnstileEvent, Way } from '../turnstile/event.ts';
import type { LaneState, ReleaseReceipt, TurnstileCapabilities } from '../turnstile/turnstile.ts';
import { type LaneEffect, type LaneInput, type LanePhase, laneTable } from './lane-table.ts';

/** What a lane asks of the board. */
export interface LaneLocks {
  /** Resolves once confirmed. @throws VedetteError `driver-failed` */
  open(way: Way, openFor: Duration): Promise<void>;
  /** Both ways of the lane; tried until it works, so it never fails. */
  lock(lane: LaneId): void;
  openForFire(lane: LaneId): void;
}

export interface LaneDeps {
  readonly locks: LaneLocks;
  readonly scheduler: Scheduler;
  readonly patience: Duration;
  readonly passCompleted: TurnstileCapabilities['passCompleted'];
  readonly emit: (event: TurnstileEvent) => void;
}

interface Release {
  readonly way: Way;
  readonly openFor: Duration;
  readonly passageId: PassageId | null;
}

const shownAs: { readonly [phase in LanePhase]: LaneState } = {
  held: 'held',
  opening: 'held',
  released: 'released',
  passing: 'released',
  ajar: 'ajar',
  'held-open': 'held-open',
  forced: 'forced',
  fire: 'fire',
};

/** One lane: turns orders, sensors and timers into the transitions of the table, and acts them out. */
export class Lane {
  readonly id: LaneId;
  readonly #deps: LaneDeps;
  #phase: LanePhase = 'held';
  /** The release under way, until it is concluded. */
  #release: Release | null = null;
  #walkedAs: Direction | null = null;
  #contactOpen = false;
  #timer: Cancel = () => undefined;
  readonly #news: TurnstileEvent[] = [];

  constructor(id: LaneId, deps: LaneDeps) {
    this.id = id;
    this.#deps = deps;
  }

  state(): LaneState {
    return shownAs[this.#phase];
  }

  async release(way: Way, openFor: Duration, passageId: PassageId | null): Promise<ReleaseReceipt> {
    if (this.#phase === 'fire') return { opened: 'fire', openFor };
    if (this.#phase !== 'held') throw this.#conflict('already open');
    const release = { way, openFor, passageId };
    this.#release = release;
    this.feed('order');
    // Handled in the same turn as the board's answer, before any sensor is read again.
    const confirmed = this.#deps.locks.open(way, openFor).then(
      () => this.#ifStill(release, 'confirmed'),
      (error: unknown) => {
        this.#ifStill(release, 'order-failed');
        throw error;
      },
    );
    if (await confirmed) return { opened: 'released', openFor };
    if (this.state() === 'fire') return { opened: 'fire', openFor };
    throw this.#conflict('held before it opened');
  }

  /** The pass sensor saw somebody. */
  sensed(direction: Direction): void {
    this.#walkedAs = direction;
    this.feed('walked');
    this.#walkedAs = null;
  }

  /** @param first the first reading after a connection, which is a state and not a happening */
  contact(open: boolean, first: boolean): void {
    const changed = open !== this.#contactOpen;
    this.#contactOpen = open;
    if (first && open) this.feed('found-open');
    else if (!first && changed && open) this.feed('contact-opened');
    else if (!first && changed) this.#closed();
  }

  fireReset(): void {
    this.feed('fire-reset');
    if (this.#contactOpen) this.feed('found-open');
  }

  feed(input: LaneInput): void {
    const transition = laneTable[this.#phase][input];
    if (transition === undefined) return;
    this.#phase = transition.to;
    for (const effect of transition.effects) this.#act(effect);
    if (this.#phase === 'held' || this.#phase === 'fire') this.#release = null;
    // Told last: a listener may give the next order while it is being told.
    for (const event of this.#news.splice(0)) this.#deps.emit(event);
  }

  #closed(): void {
    // Without a pass sensor, a door that opened and closed again means that somebody went through.
    const through = this.#deps.passCompleted === 'by-contact' && this.#release !== null;
    if (through) this.feed('walked');
    this.feed('contact-closed');
  }

  #ifStill(release: Release, input: LaneInput): boolean {
    if (this.#release !== release || this.#phase !== 'opening') return false;
    this.feed(input);
    return true;
  }

  #act(effect: LaneEffect): unknown {
    const { locks, patience } = this.#deps;
    const emit = (event: TurnstileEvent): number => this.#news.push(event);
    switch (effect) {
      case 'lock':
        return locks.lock(this.id);
      case 'open-for-fire':
        return locks.openForFire(this.id);
      case 'announce-release':
        return this.#release !== null && emit({ kind: 'released', ...this.#release });
      case 'conclude-walked':
        return this.#release === null ? this.#act('announce-forced') : this.#conclude('passed');
      case 'conclude-not-walked':
        return this.#conclude(
          this.#deps.passCompleted === 'not-supported' ? 'pass-unobserved' : 'not-passed',
        );
      case 'conclude-unobserved':
        return this.#conclude('pass-unobserved');
      case 'announce-forced':
        return emit({ kind: 'forced', lane: this.id, direction: this.#walkedAs });
      case 'announce-held-open':
        return emit({ kind: 'held-open', lane: this.id, passageId: this.#release?.passageId ?? null });
      case 'announce-closed':
        return emit({ kind: 'contact-closed', lane: this.id });
      case 'start-window':
        return this.#startTimer(this.#release?.openFor ?? patience, 'window-ended');
      case 'start-patience':
        return this.#startTimer(patience, 'open-too-long');
      case 'stop-timers':
        return this.#timer();
    }
  }

  #conclude(kind: 'passed' | 'not-passed' | 'pass-unobserved'): void {
    if (this.#release === null) return;
    const { way, passageId } = this.#release;
    this.#release = null;
    this.#news.push({ kind, way, passageId });
  }

  #startTimer(delay: Duration, input: LaneInput): void {
    this.#timer();
    this.#timer = this.#deps.scheduler.after(delay, () => this.feed(input));
  }

  #conflict(what: string): VedetteError {
    return new VedetteError('conflict', 'caller', { at: `lane ${this.id}: ${what}` });
  }
}
