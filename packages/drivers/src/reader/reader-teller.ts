import type { Duration, Instant, Presentation, PresentationMedium, VedetteError } from '@vedette/domain';
import { listenerFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { type Signal, selfReporting } from '../common/signal.ts';
import type { Subscribable, Unsubscribe } from '../common/subscription.ts';
import type { SessionWatcher } from '../common/tended-session.ts';
import { Held } from './held.ts';
import type { ReaderEvent, ReaderState } from './reader.ts';

export interface ReaderTellerDeps {
  readonly driver: string;
  readonly name: string;
  readonly away: Duration;
  readonly scheduler: Scheduler;
  /** Wall-clock time that the presentations carry. */
  readonly clock: () => Instant;
}

/** What was read, before it has a time and a reader's name. */
export type ReadThing = Omit<Presentation, 'at' | 'reader'>;

/** The telling half of a reader: its state, its listeners, and what is held on told once. */
export class ReaderTeller implements SessionWatcher, Subscribable<ReaderEvent> {
  readonly #deps: ReaderTellerDeps;
  readonly #held: Held;
  readonly #events: Signal<ReaderEvent>;
  #state: ReaderState = 'gone';
  #closed = false;

  constructor(deps: ReaderTellerDeps) {
    this.#deps = deps;
    this.#held = new Held(deps.scheduler, deps.away);
    this.#events = selfReporting<ReaderEvent>((cause) => ({
      kind: 'fault',
      error: listenerFailed(deps.driver, cause),
    }));
  }

  state(): ReaderState {
    return this.#state;
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#events.subscribe(listener);
  }

  /** Tells of it unless it is being held on; the listener's bytes are a copy. */
  read(thing: ReadThing): void {
    if (this.#closed || !this.#held.isNew(thing)) return;
    const { clock, name } = this.#deps;
    const presentation = { ...thing, bytes: Uint8Array.from(thing.bytes), at: clock(), reader: name };
    this.#events.emit({ kind: 'presented', presentation });
  }

  /** It is seen still, or is just being taken away: only from here on it is away. */
  stillThere(thing: ReadThing): void {
    this.#held.isNew(thing);
  }

  /** Something is there, and reading it takes its time: what is held on stays so meanwhile. */
  reading(work: () => Promise<void>): Promise<void> {
    return this.#held.during(work);
  }

  unreadable(medium: PresentationMedium): void {
    if (!this.#closed) this.#events.emit({ kind: 'unreadable', medium });
  }

  fault(error: VedetteError): void {
    if (!this.#closed) this.#events.emit({ kind: 'fault', error });
  }

  ready(): void {
    this.#become('ready');
  }

  gone(): void {
    this.#become('gone');
  }

  close(): void {
    this.#closed = true;
    this.#state = 'gone';
    this.#held.forget();
  }

  #become(state: ReaderState): void {
    if (this.#closed || this.#state === state) return;
    this.#state = state;
    this.#held.forget();
    this.#events.emit({ kind: 'state', state });
  }
}
