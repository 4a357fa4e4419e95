import type { VedetteError } from '@vedette/domain';
import { withDeadline } from '../common/deadline.ts';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import type { Drive, InputLevels, RelayBoard } from '../relay/relay-board.ts';
import { type ByteLine, openByteLine } from './byte-line.ts';
import { encodeLcus, type LcusFrame, type LcusOperation, LcusReader, lcusOperations } from './lcus-frame.ts';
import type { SerialLine } from './serial-config.ts';

/** Noise that may precede an answer before the line counts as garbled. */
const mostNoise = 64;

interface Expectation {
  readonly channel: number;
  readonly take: (frame: LcusFrame) => void;
  readonly fail: (error: Error) => void;
}

/** A relay board of the LCUS kind on a serial line. */
export class SerialBoard implements RelayBoard {
  readonly where: string;
  readonly hardwarePulse = false;
  readonly #line: SerialLine;
  readonly #scheduler: Scheduler;
  readonly #someRelay: number;
  readonly #reader = new LcusReader();
  #port: ByteLine | null = null;
  #expected: Expectation | null = null;
  #lost: (error: Error) => void = () => undefined;

  /** @param someRelay a channel that the board has, asked about as a sign of life */
  constructor(line: SerialLine, someRelay: number, scheduler: Scheduler) {
    this.where = `serial ${line.path}`;
    this.#line = line;
    this.#someRelay = someRelay;
    this.#scheduler = scheduler;
  }

  async connect(): Promise<void> {
    this.#port = await openByteLine(this.#line, this.#scheduler, {
      bytes: (bytes) => this.#hear(bytes),
      lost: (error) => this.#fell(error),
    });
    this.#reader.forget();
  }

  async drive(relay: number, drive: Drive): Promise<void> {
    if (this.#line.answers === 'none')
      return this.#send(relay, drive.on ? lcusOperations.on : lcusOperations.off);
    const operation = drive.on ? lcusOperations.onAnswered : lcusOperations.offAnswered;
    const frame = await this.#ask(relay, operation);
    if (frame.operation !== (drive.on ? lcusOperations.on : lcusOperations.off))
      throw this.#wrong(`relay ${relay} not confirmed`);
  }

  async poll(): Promise<InputLevels> {
    if (this.#line.answers === 'frame') await this.#ask(this.#someRelay, lcusOperations.ask);
    else if (this.#port?.isOpen() !== true) throw this.#gone('not open');
    return new Map();
  }

  onLost(listener: (error: Error) => void): void {
    this.#lost = listener;
  }

  async disconnect(): Promise<void> {
    const port = this.#port;
    this.#port = null;
    this.#expected?.fail(this.#gone('closed'));
    await port?.close();
  }

  #ask(channel: number, operation: LcusOperation): Promise<LcusFrame> {
    this.#reader.forget();
    const answer = new Promise<LcusFrame>((resolve, reject) => {
      this.#expected = { channel, take: resolve, fail: reject };
    });
    const asked = this.#send(channel, operation).then(() => answer);
    // Whichever fails first is told; the other one is heard, so that it is not left unhandled.
    answer.catch(() => undefined);
    return this.#inTime('an answer', Promise.race([asked, answer]));
  }

  #send(channel: number, operation: LcusOperation): Promise<void> {
    return this.#port?.send(encodeLcus(channel, operation)) ?? Promise.reject(this.#gone('not open'));
  }

  #hear(bytes: Uint8Array): void {
    const frames = this.#reader.push(bytes);
    const expected = this.#expected;
    if (expected === null) return;
    const frame = frames[0];
    if (frame !== undefined) this.#answered(expected, frame);
    else if (this.#reader.skipped() > mostNoise) expected.fail(this.#wrong('only noise on the line'));
  }

  #answered(expected: Expectation, frame: LcusFrame): void {
    this.#expected = null;
    if (frame.channel === expected.channel) expected.take(frame);
    else expected.fail(this.#wrong(`relay ${frame.channel} answered instead of ${expected.channel}`));
  }

  #fell(error: VedetteError): void {
    this.#expected?.fail(error);
    this.#lost(error);
  }

  #inTime<T>(what: string, work: Promise<T>): Promise<T> {
    const { deadline } = this.#line;
    const late = (): Error => driverFailed(this.where, 'no-answer', `${what}: none within ${deadline} ms`);
    return withDeadline(this.#scheduler, deadline, work, late);
  }

  #wrong(what: string): Error {
    return driverFailed(this.where, 'wrong-answer', what);
  }

  #gone(what: string): Error {
    return driverFailed(this.where, 'not-connected', what);
  }
}
