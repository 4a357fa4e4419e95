import type { Instant } from '@vedette/domain';
import type { Cancel, Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import { TendedSession } from '../common/tended-session.ts';
import type { CredentialReader, ReaderCapabilities, ReaderEvent, ReaderState } from '../reader/reader.ts';
import { ReaderTeller } from '../reader/reader-teller.ts';
import { openByteLine } from '../serial/byte-line.ts';
import { findPort, type ListPorts, systemPorts } from './find-port.ts';
import { ScanFramer } from './scan-framer.ts';
import type { SerialScannerConfig } from './scanner-config.ts';

export interface SerialScannerDeps {
  readonly scheduler: Scheduler;
  /** Wall-clock time that the presentations carry. */
  readonly clock: () => Instant;
  /** The machine's ports, unless told otherwise. */
  readonly listPorts?: ListPorts;
}

/** Starts opening the port and returns at once; the first failure is told as an event. */
export function openSerialScanner(config: SerialScannerConfig, deps: SerialScannerDeps): CredentialReader {
  return new SerialScanner(config, deps);
}

/** A code scanner on a serial line (RS-232 or USB-CDC). */
class SerialScanner implements CredentialReader {
  readonly driver = 'serial-scanner';
  readonly capabilities: ReaderCapabilities = { media: ['qr'], feedback: 'not-supported' };
  readonly #config: SerialScannerConfig;
  readonly #deps: SerialScannerDeps;
  readonly #where: string;
  readonly #teller: ReaderTeller;
  readonly #framer: ScanFramer;
  readonly #link: TendedSession;
  #settling: Cancel = () => undefined;

  constructor(config: SerialScannerConfig, deps: SerialScannerDeps) {
    this.#config = config;
    this.#deps = deps;
    const { path, usb } = config;
    this.#where = `${this.driver} ${path ?? `${usb?.vendorId}:${usb?.productId}`}`;
    this.#teller = new ReaderTeller({ ...config, ...deps });
    this.#framer = new ScanFramer(config.terminator);
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
    // These scanners beep by themselves when they have read something, whatever it was.
  }

  selfTest(): Promise<SelfTestReport> {
    return Promise.resolve(report(this.driver, [check('link', this.#link.condition())]));
  }

  async close(): Promise<void> {
    this.#teller.close();
    await this.#link.close();
  }

  async #session(ready: () => void, signal: AbortSignal): Promise<never> {
    const { scheduler, listPorts = systemPorts } = this.#deps;
    const ending = Promise.withResolvers<never>();
    // It may be lost before anybody waits for that.
    ending.promise.catch(() => undefined);
    const path = await findPort(this.#where, this.#config, listPorts);
    const line = await openByteLine({ ...this.#config, path }, scheduler, {
      bytes: (bytes) => this.#hear(bytes),
      lost: ending.reject,
    });
    const stop = (): void => ending.reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
      signal.throwIfAborted();
      ready();
      return await ending.promise;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#settling();
      // What was half sent when the line broke is not the beginning of what comes next.
      this.#framer.forget();
      await line.close();
    }
  }

  #hear(bytes: Uint8Array): void {
    this.#settling();
    const { gap, silence } = this.#config;
    const wait = this.#framer.push(bytes) === 'gap' ? gap : silence;
    this.#settling = this.#deps.scheduler.after(wait, () => this.#settle());
  }

  #settle(): void {
    const outcome = this.#framer.settle();
    if (outcome?.kind === 'unreadable') this.#teller.unreadable('qr');
    if (outcome?.kind !== 'scan') return;
    this.#teller.read({ medium: 'qr', bytes: outcome.bytes });
    outcome.bytes.fill(0);
  }
}
