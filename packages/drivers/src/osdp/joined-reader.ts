import type { Instant } from '@vedette/domain';
import { listenerFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { report, type SelfTestReport } from '../common/self-test.ts';
import { type Signal, selfReporting } from '../common/signal.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type { CredentialReader, ReaderEvent, ReaderFeedback, ReaderState } from '../reader/reader.ts';
import type { OsdpConfig } from './osdp-config.ts';
import { type OsdpReader, openOsdpReaders, osdpCapabilities } from './osdp-reader.ts';

/**
 * All readers of a line as one, for a lane that has one at each side. Presentations keep the name of the reader
 * they came from; it is gone as long as one of them is.
 */
class JoinedReader implements CredentialReader {
  readonly driver = 'osdp';
  readonly capabilities = osdpCapabilities;
  readonly #readers: readonly OsdpReader[];
  readonly #events: Signal<ReaderEvent>;
  #state: ReaderState = 'gone';
  #last: OsdpReader | null = null;

  constructor(readers: readonly OsdpReader[]) {
    this.#readers = readers;
    this.#events = selfReporting<ReaderEvent>((cause) => ({
      kind: 'fault',
      error: listenerFailed(this.driver, cause),
    }));
    for (const reader of readers) reader.subscribe((event) => this.#tell(reader, event));
  }

  state(): ReaderState {
    return this.#readers.every((reader) => reader.state() === 'ready') ? 'ready' : 'gone';
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#events.subscribe(listener);
  }

  /** At the reader that was last shown something. */
  async feedback(answer: ReaderFeedback): Promise<void> {
    await this.#last?.feedback(answer);
  }

  async selfTest(): Promise<SelfTestReport> {
    const reports = await Promise.all(this.#readers.map((reader) => reader.selfTest()));
    return report(
      this.driver,
      reports.flatMap(({ checks }) => checks),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()));
  }

  #tell(reader: OsdpReader, event: ReaderEvent): void {
    if (event.kind === 'presented') this.#last = reader;
    if (event.kind === 'state') this.#compare();
    else this.#events.emit(event);
  }

  #compare(): void {
    const state = this.state();
    if (state === this.#state) return;
    this.#state = state;
    this.#events.emit({ kind: 'state', state });
  }
}

/** The line's only reader as it is, or all of them as one. */
export function openOsdpReader(
  config: OsdpConfig,
  around: { readonly scheduler: Scheduler; readonly clock: () => Instant },
): CredentialReader {
  const readers = [...openOsdpReaders(config, around).values()];
  const [only, ...others] = readers;
  return only !== undefined && others.length === 0 ? only : new JoinedReader(readers);
}
