import { type PresentationMedium, presentationMedia } from '@vedette/domain';
import { driverFailed } from '../common/driver-fault.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type {
  CredentialReader,
  ReaderCapabilities,
  ReaderEvent,
  ReaderFeedback,
  ReaderState,
} from '../reader/reader.ts';
import { ReaderTeller, type ReaderTellerDeps, type ReadThing } from '../reader/reader-teller.ts';

/** A reader of every medium that reads what it is told. */
export class SimulatedReader implements CredentialReader {
  readonly driver = 'simulated';
  readonly capabilities: ReaderCapabilities = { media: presentationMedia, feedback: 'supported' };
  readonly #teller: ReaderTeller;
  readonly #answers: ReaderFeedback[] = [];
  #closed = false;

  constructor(deps: Omit<ReaderTellerDeps, 'driver'>) {
    this.#teller = new ReaderTeller({ ...deps, driver: this.driver });
    this.#teller.ready();
  }

  /** Somebody holds this out, for a glance; again within the moment it is told once. */
  present(thing: ReadThing): void {
    if (this.state() === 'ready') this.#teller.read(thing);
  }

  presentUnreadable(medium: PresentationMedium): void {
    if (this.state() === 'ready') this.#teller.unreadable(medium);
  }

  unplug(): void {
    if (this.state() === 'gone') return;
    this.#teller.gone();
    this.#teller.fault(driverFailed('simulated reader', 'not-connected', 'unplugged'));
  }

  plugIn(): void {
    this.#teller.ready();
  }

  /** What it has shown of the answers at the lane, oldest first. */
  shown(): readonly ReaderFeedback[] {
    return this.#answers;
  }

  state(): ReaderState {
    return this.#teller.state();
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#teller.subscribe(listener);
  }

  async feedback(answer: ReaderFeedback): Promise<void> {
    if (this.state() === 'ready') this.#answers.push(answer);
  }

  selfTest(): Promise<SelfTestReport> {
    const gone = this.#closed ? 'closed' : 'not-connected';
    return Promise.resolve(report(this.driver, [check('link', this.state() === 'ready' ? 'ok' : gone)]));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#teller.close();
  }
}
