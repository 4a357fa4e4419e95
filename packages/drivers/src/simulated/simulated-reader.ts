import {
  type Duration,
  type Instant,
  type Presentation,
  type PresentationMedium,
  presentationMedia,
} from '@vedette/domain';
import { driverFailed, listenerFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import { type Signal, selfReporting } from '../common/signal.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import { Held } from '../reader/held.ts';
import type {
  CredentialReader,
  ReaderCapabilities,
  ReaderEvent,
  ReaderFeedback,
  ReaderState,
} from '../reader/reader.ts';

export interface SimulatedReaderDeps {
  readonly name: string;
  readonly scheduler: Scheduler;
  /** Wall-clock time that the presentations carry. */
  readonly clock: () => Instant;
  readonly away: Duration;
}

/** A presentation as somebody holds it out; the reader adds its name and the time where they are left out. */
export type HeldOut = Omit<Presentation, 'at' | 'reader'> & Partial<Pick<Presentation, 'at' | 'reader'>>;

/** A reader of every medium that reads what it is told. */
export class SimulatedReader implements CredentialReader {
  readonly driver = 'simulated';
  readonly capabilities: ReaderCapabilities = { media: presentationMedia, feedback: 'supported' };
  readonly #deps: SimulatedReaderDeps;
  readonly #held: Held;
  readonly #events: Signal<ReaderEvent>;
  readonly #answers: ReaderFeedback[] = [];
  #state: ReaderState = 'ready';
  #closed = false;

  constructor(deps: SimulatedReaderDeps) {
    this.#deps = deps;
    this.#held = new Held(deps.scheduler, deps.away);
    this.#events = selfReporting<ReaderEvent>((cause) => ({
      kind: 'fault',
      error: listenerFailed(this.driver, cause),
    }));
  }

  /** Somebody holds this out, for a glance; again within the moment it is told once. */
  present(thing: HeldOut): void {
    if (this.#state === 'gone' || !this.#held.isNew(thing)) return;
    const presentation: Presentation = {
      at: this.#deps.clock(),
      reader: this.#deps.name,
      ...thing,
      bytes: Uint8Array.from(thing.bytes),
    };
    this.#events.emit({ kind: 'presented', presentation });
  }

  presentUnreadable(medium: PresentationMedium): void {
    if (this.#state === 'ready') this.#events.emit({ kind: 'unreadable', medium });
  }

  unplug(): void {
    if (this.#state === 'gone') return;
    this.#become('gone');
    const error = driverFailed('simulated reader', 'not-connected', 'unplugged');
    this.#events.emit({ kind: 'fault', error });
  }

  plugIn(): void {
    if (this.#state === 'gone' && !this.#closed) this.#become('ready');
  }

  /** What it has shown of the answers at the lane, oldest first. */
  shown(): readonly ReaderFeedback[] {
    return this.#answers;
  }

  state(): ReaderState {
    return this.#state;
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#events.subscribe(listener);
  }

  async feedback(answer: ReaderFeedback): Promise<void> {
    if (this.#state === 'ready') this.#answers.push(answer);
  }

  selfTest(): Promise<SelfTestReport> {
    const gone = this.#closed ? 'closed' : 'not-connected';
    return Promise.resolve(report(this.driver, [check('link', this.#state === 'ready' ? 'ok' : gone)]));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#state = 'gone';
    this.#held.forget();
  }

  #become(state: ReaderState): void {
    this.#state = state;
    this.#held.forget();
    this.#events.emit({ kind: 'state', state });
  }
}
