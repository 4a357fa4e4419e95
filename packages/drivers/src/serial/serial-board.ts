import { setImmediate as nextTurn } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import { withDeadline } from '../common/deadline.ts';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import type { Drive, InputLevels, RelayBoard } from '../relay/relay-board.ts';
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
  #port: SerialPort | null = null;
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
    const { path, baudRate, dataBits, parity, stopBits } = this.#line;
    const port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false });
    port.on('error', (error) => this.#fell(port, error));
    port.on('close', (error: Error | null) => this.#fell(port, error ?? new Error('closed')));
    port.on('data', (bytes: Buffer) => this.#hear(bytes));
    const opening = opened(port);
    const refused = opening.catch((error: unknown) => this.#refused(error));
    await this.#inTime('to open', refused).catch((error: unknown) => {
      // A port that opens after all must not stand in the way of the next attempt.
      opening.then(
        () => port.close(),
        () => undefined,
      );
      throw error;
    });
    this.#port = port;
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
    else if (this.#port?.isOpen !== true) throw this.#gone('not open');
    return new Map();
  }

  onLost(listener: (error: Error) => void): void {
    this.#lost = listener;
  }

  async disconnect(): Promise<void> {
    const port = this.#port;
    this.#port = null;
    this.#expected?.fail(this.#gone('closed'));
    if (port?.isOpen !== true) return;
    await new Promise<void>((resolve) => port.close(() => resolve()));
    // The binding lets go of the descriptor a turn later; opening it again before that would fail.
    await nextTurn();
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
    const port = this.#port;
    if (port === null) return Promise.reject(this.#gone('not open'));
    const sent = new Promise<void>((resolve, reject) => {
      port.write(Buffer.from(encodeLcus(channel, operation)), (error) => {
        if (error) reject(this.#gone(error.message));
        else port.drain(() => resolve());
      });
    });
    return this.#inTime('to send', sent);
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

  #fell(port: SerialPort, error: Error): void {
    if (this.#port !== port) return;
    const fault = this.#gone(error.message);
    this.#expected?.fail(fault);
    this.#lost(fault);
  }

  #refused(error: unknown): never {
    const message = error instanceof Error ? error.message : String(error);
    const missing = /no such file|file not found|ENOENT/i.test(message);
    throw driverFailed(this.where, missing ? 'port-missing' : 'not-connected', message, error);
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

function opened(port: SerialPort): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => (error ? reject(error) : resolve()));
  });
}
