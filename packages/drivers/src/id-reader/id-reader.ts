import type { Instant } from '@vedette/domain';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import { TendedSession } from '../common/tended-session.ts';
import type { CredentialReader, ReaderCapabilities, ReaderEvent, ReaderState } from '../reader/reader.ts';
import { ReaderTeller } from '../reader/reader-teller.ts';
import { openByteLine } from '../serial/byte-line.ts';
import type { IdReaderConfig } from './id-reader-config.ts';
import { isCardData, type SamAnswer, type SamCommand, samStatus } from './sam-command.ts';
import { readSamId } from './sam-id.ts';
import { type OpenLine, SamLink } from './sam-link.ts';

export interface IdReaderDeps {
  readonly scheduler: Scheduler;
  /** Wall-clock time that the presentations carry. */
  readonly clock: () => Instant;
  /** The line on which the module is, in place of the configured port. */
  readonly openLine?: OpenLine;
}

/** Garbled answers in a row after which the line is given up and opened anew. */
const mostGarbled = 3;

/** Starts opening the line and returns at once; the first failure is told as an event. */
export function openIdReader(config: IdReaderConfig, deps: IdReaderDeps): CredentialReader {
  return new IdReader(config, deps);
}

/** A reader of resident identity cards: a licensed SAM module, which alone can open what a card holds. */
class IdReader implements CredentialReader {
  readonly driver = 'id-card-serial';
  readonly capabilities: ReaderCapabilities = { media: ['id-card'], feedback: 'not-supported' };
  readonly #config: IdReaderConfig;
  readonly #deps: IdReaderDeps;
  readonly #where: string;
  readonly #teller: ReaderTeller;
  readonly #link: TendedSession;
  #garbled = 0;
  /** Whether what lies on the reader has been told of, as read or as unreadable. */
  #known = false;

  constructor(config: IdReaderConfig, deps: IdReaderDeps) {
    this.#config = config;
    this.#deps = deps;
    this.#where = `${this.driver} ${config.path}`;
    this.#teller = new ReaderTeller({ ...config, ...deps });
    this.#link = new TendedSession({
      where: this.#where,
      session: (ready, signal) => this.#session(ready, signal),
      pauses: config,
      scheduler: deps.scheduler,
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
    // These modules have no lamp of ours: some beep by themselves.
  }

  selfTest(): Promise<SelfTestReport> {
    return Promise.resolve(report(this.driver, [check('link', this.#link.condition())]));
  }

  async close(): Promise<void> {
    this.#teller.close();
    await this.#link.close();
  }

  async #session(ready: () => void, signal: AbortSignal): Promise<never> {
    const { scheduler } = this.#deps;
    const link = await SamLink.open(this.#where, this.#deps.openLine ?? this.#port, scheduler, signal);
    try {
      await this.#greet(link);
      this.#garbled = 0;
      this.#known = false;
      ready();
      for (;;) {
        await this.#look(link);
        await link.pause(this.#config.poll);
      }
    } finally {
      await link.close();
    }
  }

  readonly #port: OpenLine = (listener) => {
    const { path, baudRate, deadline } = this.#config;
    const settings = { path, baudRate, deadline, dataBits: 8, parity: 'none', stopBits: 1 } as const;
    return openByteLine(settings, this.#deps.scheduler, listener);
  };

  /** @throws VedetteError `driver-failed` unless the module is well, and one of those trusted */
  async #greet(link: SamLink): Promise<void> {
    const { deadline, samIds } = this.#config;
    const status = await link.ask('status', deadline);
    if (status?.status !== samStatus.done) throw this.#wrong('status', status);
    if (samIds === null) return;
    const named = await link.ask('readSamId', deadline);
    const id = named?.status === samStatus.done ? readSamId(named.data) : null;
    if (id === null) throw this.#wrong('readSamId', named);
    if (!samIds.includes(id))
      throw driverFailed(this.#where, 'not-trusted', `SAM module ${id} is none of those trusted`);
  }

  /** One look for a card; whatever lies there is read and told once. */
  async #look(link: SamLink): Promise<void> {
    const found = await this.#ask(link, 'find');
    if (found === null) return;
    if (found.status === samStatus.selfTestFailed || found.status === samStatus.notLicensed)
      throw this.#wrong('find', found);
    if (found.status !== samStatus.found) {
      this.#known = false;
      return;
    }
    await this.#teller.reading(() => this.#read(link));
  }

  async #read(link: SamLink): Promise<void> {
    const selected = await this.#ask(link, 'select');
    if (selected?.status !== samStatus.done) return this.#unreadable();
    const read = await this.#ask(link, 'readBase');
    if (read?.status !== samStatus.done || !isCardData(read.data)) return this.#unreadable();
    this.#tell(read.data);
  }

  /** Null for a garbled answer. @throws VedetteError `driver-failed` after several of them */
  async #ask(link: SamLink, command: SamCommand): Promise<SamAnswer | null> {
    const { deadline, readDeadline } = this.#config;
    const answer = await link.ask(command, command === 'readBase' ? readDeadline : deadline);
    this.#garbled = answer === null ? this.#garbled + 1 : 0;
    if (this.#garbled >= mostGarbled) throw this.#wrong(command, null);
    return answer;
  }

  #unreadable(): void {
    // A card that was read and lies there still is not found unreadable a moment later.
    if (!this.#known) this.#teller.unreadable('id-card');
    this.#known = true;
  }

  #tell(data: Uint8Array): void {
    this.#known = true;
    this.#teller.read({ medium: 'id-card', bytes: data });
    data.fill(0);
  }

  #wrong(command: SamCommand, answer: SamAnswer | null): Error {
    const what = answer === null ? 'garbled' : `status ${answer.status.toString(16)}`;
    return driverFailed(this.#where, 'wrong-answer', `${command}: ${what}`);
  }
}
