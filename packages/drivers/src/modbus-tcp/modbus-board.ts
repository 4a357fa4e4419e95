import { Socket } from 'node:net';
import { VedetteError } from '@vedette/domain';
import modbus from 'modbus-serial';
import { withDeadline } from '../common/deadline.ts';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import type { Drive, InputLevels, RelayBoard } from '../relay/relay-board.ts';
import type { ModbusLink } from './modbus-config.ts';

/** Milliseconds, the unit of the timed coils. */
const pulseUnit = 100;
/** Function code of Write Single Coil. */
const forceCoil = 5;

type Client = InstanceType<typeof modbus.default>;

/**
 * A relay board on Modbus TCP: relays are coils (function 5), inputs are discrete inputs (function 2).
 * The socket is ours rather than the library's, which tells nobody when a connection is reset.
 */
export class ModbusBoard implements RelayBoard {
  readonly where: string;
  readonly hardwarePulse: boolean;
  readonly #link: ModbusLink;
  readonly #scheduler: Scheduler;
  readonly #inputs: readonly number[];
  #socket: Socket | null = null;
  #client: Client | null = null;
  #lost: (error: Error) => void = () => undefined;

  /** @param inputs addresses of the discrete inputs to read, ascending */
  constructor(link: ModbusLink, inputs: readonly number[], scheduler: Scheduler) {
    this.where = `modbus-tcp ${link.host}:${link.port}`;
    this.hardwarePulse = link.pulseBase !== null;
    this.#link = link;
    this.#inputs = inputs;
    this.#scheduler = scheduler;
  }

  async connect(): Promise<void> {
    const socket = new Socket();
    this.#socket = socket;
    await this.#inTime('to connect', this.#connected(socket));
    socket.setNoDelay(true);
    // A reset shows as an error and then as a close; the close alone is acted upon.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#closed(socket));
    const client = new modbus.default();
    await client.linkTCP(socket, { port: this.#link.port });
    client.setID(this.#link.unit);
    client.on('error', () => undefined);
    this.#client = client;
  }

  async drive(relay: number, drive: Drive): Promise<void> {
    if (drive.pulse !== null && this.#link.pulseBase !== null)
      return this.#pulse(relay, this.#link.pulseBase, Math.ceil(drive.pulse / pulseUnit));
    const answer = await this.#ask('coil', (client) => client.writeCoil(relay, drive.on));
    if (answer.address !== relay || answer.state !== drive.on)
      throw this.#wrong(`coil ${relay} not confirmed`);
  }

  async poll(): Promise<InputLevels> {
    const { watchdog } = this.#link;
    if (watchdog !== null)
      await this.#ask('watchdog', (client) => client.writeRegister(watchdog.register, watchdog.value));
    const first = this.#inputs[0];
    const last = this.#inputs.at(-1);
    if (first === undefined || last === undefined) return this.#pollCoils();
    const { data } = await this.#ask('inputs', (client) =>
      client.readDiscreteInputs(first, last - first + 1),
    );
    return new Map(this.#inputs.map((input) => [input, data[input - first] === true]));
  }

  onLost(listener: (error: Error) => void): void {
    this.#lost = listener;
  }

  disconnect(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    this.#client = null;
    socket?.destroy();
    return Promise.resolve();
  }

  /** A board without inputs shows that it lives by telling a coil. */
  async #pollCoils(): Promise<InputLevels> {
    await this.#ask('coils', (client) => client.readCoils(0, 1));
    return new Map();
  }

  async #pulse(relay: number, base: number, units: number): Promise<void> {
    const address = base + relay;
    const bytes = [address >> 8, address & 0xff, units >> 8, units & 0xff];
    await this.#ask('pulse', (client) => client.customFunction(forceCoil, bytes));
  }

  async #ask<T>(what: string, request: (client: Client) => Promise<T>): Promise<T> {
    const client = this.#client;
    if (client === null) throw driverFailed(this.where, 'not-connected', 'not connected');
    try {
      return await this.#inTime(what, request(client));
    } catch (error) {
      throw error instanceof VedetteError ? error : this.#wrong(what, error);
    }
  }

  #connected(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      socket.once('error', (error) =>
        reject(driverFailed(this.where, 'not-connected', `cannot connect (${error.message})`, error)),
      );
      socket.connect(this.#link.port, this.#link.host, resolve);
    });
  }

  #closed(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#client = null;
    this.#lost(driverFailed(this.where, 'not-connected', 'the board closed the connection'));
  }

  #inTime<T>(what: string, work: Promise<T>): Promise<T> {
    const { deadline } = this.#link;
    const late = (): Error =>
      driverFailed(this.where, 'no-answer', `${what}: no answer within ${deadline} ms`);
    return withDeadline(this.#scheduler, deadline, work, late);
  }

  #wrong(what: string, cause?: unknown): Error {
    const why = cause instanceof Error ? ` (${cause.message})` : '';
    return driverFailed(this.where, 'wrong-answer', `${what}${why}`, cause);
  }
}
