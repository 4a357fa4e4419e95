import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Duration, VedetteError } from '@vedette/domain';
import { SerialPort } from 'serialport';
import { withDeadline } from '../common/deadline.ts';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';

export interface LineSettings {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  /** How long opening and each sending may take. */
  readonly deadline: Duration;
}

export interface LineListener {
  bytes(bytes: Uint8Array): void;
  /** Once, when the line goes by itself; never after `close`. */
  lost(error: VedetteError): void;
}

/** A serial line that is open. */
export interface ByteLine {
  isOpen(): boolean;
  /** @throws VedetteError `driver-failed` when the bytes are not out within the deadline */
  send(bytes: Uint8Array): Promise<void>;
  /** Never rejects. Afterwards the port can be opened again. */
  close(): Promise<void>;
}

/** @throws VedetteError `driver-failed`: `port-missing`, `not-connected`, or `no-answer` past the deadline */
export async function openByteLine(
  settings: LineSettings,
  scheduler: Scheduler,
  listener: LineListener,
): Promise<ByteLine> {
  const { path, baudRate, dataBits, parity, stopBits, deadline } = settings;
  const where = `serial ${path}`;
  const inTime = <T>(what: string, work: Promise<T>): Promise<T> =>
    withDeadline(scheduler, deadline, work, () =>
      driverFailed(where, 'no-answer', `${what}: none within ${deadline} ms`),
    );
  const port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false });
  let open = true;
  const fell = (error: Error | null): void => {
    if (open) listener.lost(driverFailed(where, 'not-connected', error?.message ?? 'closed', error));
    open = false;
  };
  port.on('data', (bytes: Buffer) => open && listener.bytes(bytes));
  port.on('error', fell);
  port.on('close', fell);
  await inTime('to open', opened(port, where)).catch((error: unknown) => {
    open = false;
    // A port that opens after all must not stand in the way of the next attempt.
    port.on('open', () => port.close());
    throw error;
  });
  return {
    isOpen: () => open,
    send: (bytes) => inTime('to send', sent(port, where, bytes)),
    async close() {
      open = false;
      if (port.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
      // The binding lets go of the descriptor a turn later; opening it again before that would fail.
      await nextTurn();
    },
  };
}

function opened(port: SerialPort, where: string): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error === null) return resolve();
      const missing = /no such file|file not found|ENOENT/i.test(error.message);
      reject(driverFailed(where, missing ? 'port-missing' : 'not-connected', error.message, error));
    });
  });
}

function sent(port: SerialPort, where: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    port.write(Buffer.from(bytes), (error) => {
      if (error) reject(driverFailed(where, 'not-connected', error.message, error));
      else port.drain(() => resolve());
    });
  });
}
