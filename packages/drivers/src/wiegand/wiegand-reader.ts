import type { Instant } from '@vedette/domain';
import type { Cancel, Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import { TendedSession } from '../common/tended-session.ts';
import type { CredentialReader, ReaderCapabilities, ReaderEvent, ReaderState } from '../reader/reader.ts';
import { ReaderTeller } from '../reader/reader-teller.ts';
import { openByteLine } from '../serial/byte-line.ts';
import { LineSplitter } from './line-splitter.ts';
import type { WiegandConfig } from './wiegand-config.ts';
import { parseWiegandLine } from './wiegand-line.ts';

interface Around {
  readonly scheduler: Scheduler;
  readonly clock: () => Instant;
}

/**
 * Card readers on data wires, behind a converter. The converter never speaks by itself: a reader torn off its wires
 * looks like one that nobody uses, and whoever reaches the wires can say any number.
 */
class WiegandReader implements CredentialReader {
  readonly driver = 'wiegand';
  readonly capabilities: ReaderCapabilities = { media: ['wiegand'], feedback: 'not-supported' };
  readonly #config: WiegandConfig;
  readonly #scheduler: Scheduler;
  readonly #teller: ReaderTeller;
  readonly #lines = new LineSplitter();
  readonly #link: TendedSession;
  #silence: Cancel = () => undefined;

  constructor(config: WiegandConfig, { scheduler, clock }: Around) {
    this.#config = config;
    this.#scheduler = scheduler;
    this.#teller = new ReaderTeller({ ...config, scheduler, clock });
    this.#link = new TendedSession({
      where: `wiegand ${config.line.path}`,
      session: (ready, signal) => this.#session(ready, signal),
      pauses: config.pauses,
      scheduler,
      watcher: this.#teller,
    });
  }

  state(): ReaderState {
    return this.#teller.state();
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#teller.subscribe(listener);
  }

  async feedback(): Promise<void> {
    // The wires of lamp and tone do not go through the converter.
  }

  selfTest(): Promise<SelfTestReport> {
    return Promise.resolve(report(this.driver, [check('link', this.#link.condition())]));
  }

  async close(): Promise<void> {
    this.#teller.close();
    await this.#link.close();
  }

  async #session(ready: () => void, signal: AbortSignal): Promise<never> {
    const lost = Promise.withResolvers<never>();
    const line = await openByteLine(this.#config.line, this.#scheduler, {
      bytes: (bytes) => this.#hear(bytes),
      lost: lost.reject,
    });
    const stop = (): void => lost.reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      this.#lines.forget();
      ready();
      return await lost.promise;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#silence();
      await line.close();
    }
  }

  #hear(bytes: Uint8Array): void {
    this.#silence();
    for (const line of this.#lines.push(bytes)) this.#read(line);
    if (this.#lines.isOpen())
      this.#silence = this.#scheduler.after(this.#config.silence, () => this.#cutOff());
  }

  #read(line: string | null): void {
    const bits = line === null ? null : parseWiegandLine(line, this.#config.framing);
    if (bits === null) this.#teller.unreadable('wiegand');
    else this.#teller.read({ medium: 'wiegand', ...bits });
  }

  #cutOff(): void {
    this.#lines.forget();
    this.#teller.unreadable('wiegand');
  }
}

/** Starts opening the line and returns at once; the first failure is told as an event. */
export function openWiegandReader(config: WiegandConfig, around: Around): CredentialReader {
  return new WiegandReader(config, around);
}
