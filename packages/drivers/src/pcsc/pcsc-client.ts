import { connect, type Socket } from 'node:net';
import type { Duration } from '@vedette/domain';
import { withDeadline } from '../common/deadline.ts';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { ByteSource } from './byte-source.ts';
import {
  answerLengths,
  connectBody,
  longestReply,
  type PcscCommand,
  type PcscSlot,
  parseSlots,
  pcscCodes,
  pcscCommands,
  protocolMajor,
  protocolMinors,
  request,
  transmitBody,
  word,
  words,
} from './pcsc-message.ts';

export interface PcscService {
  /** Where the daemon listens, as in `/run/pcscd/pcscd.comm`. */
  readonly socket: string;
  readonly deadline: Duration;
}

/** A command to a card and its answer, or null when the card did not come to answer. */
export type Ask = (command: Uint8Array) => Promise<Uint8Array | null>;

/**
 * A client of the PC/SC daemon on its own socket. One thing is asked after the other.
 * @throws VedetteError `driver-failed` from every method, after which it is of no more use
 */
export class PcscClient {
  readonly #where: string;
  readonly #service: PcscService;
  readonly #scheduler: Scheduler;
  readonly #socket: Socket;
  readonly #source = new ByteSource();
  #context = 0;

  private constructor(service: PcscService, scheduler: Scheduler) {
    this.#where = `pcsc ${service.socket}`;
    this.#service = service;
    this.#scheduler = scheduler;
    this.#socket = connect(service.socket);
    this.#socket.on('data', (bytes) => {
      if (!this.#source.push(bytes)) this.#end(this.#wrong('more than was asked for'));
    });
    this.#socket.on('error', (error) => this.#end(this.#refused(error)));
    this.#socket.on('close', () => this.#end(driverFailed(this.#where, 'not-connected', 'closed')));
  }

  /** Agrees on a version and opens a context. */
  static async open(service: PcscService, scheduler: Scheduler): Promise<PcscClient> {
    const first = new PcscClient(service, scheduler);
    const other = await first.#greet(protocolMinors[0] ?? 4).catch((error: unknown) => first.#giveUp(error));
    if (other === null) return first;
    first.close();
    const second = new PcscClient(service, scheduler);
    const still = await second.#greet(other).catch((error: unknown) => second.#giveUp(error));
    if (still !== null) second.#giveUp(second.#wrong(`speaks protocol ${protocolMajor}:${still}`));
    return second;
  }

  /** The slots as they are now. */
  async slots(): Promise<readonly PcscSlot[]> {
    return this.#slotsOf(await this.#ask(pcscCommands.readersState, new Uint8Array(), answerLengths.states));
  }

  /** The slots as they are now; `changed` resolves when they are so no more. Nothing may be asked until then. */
  async watch(): Promise<{ readonly slots: readonly PcscSlot[]; readonly changed: Promise<void> }> {
    const body = await this.#ask(pcscCommands.waitForChange, new Uint8Array(), answerLengths.states);
    const changed = this.#source.take(answerLengths.change).then((change) => {
      if (word(change, 1) !== pcscCodes.ok)
        throw this.#wrong(`stopped watching: ${word(change, 1).toString(16)}`);
    });
    // Whoever watches may end before anything changes.
    changed.catch(() => undefined);
    return { slots: this.#slotsOf(body), changed };
  }

  /** Lets `talk` speak with the card in a slot; null when it cannot be reached. */
  async withCard<T>(slot: string, talk: (ask: Ask) => Promise<T>): Promise<T | null> {
    const body = await this.#ask(
      pcscCommands.connect,
      connectBody(this.#context, slot),
      answerLengths.connection,
    );
    if (word(body, 37) !== pcscCodes.ok) return null;
    const [card, protocol] = [word(body, 35), word(body, 36)];
    const result = await talk((command) => this.#transmit(card, protocol, command));
    await this.#ask(pcscCommands.disconnect, words(card, 0, 0), answerLengths.disconnection);
    return result;
  }

  close(): void {
    this.#end(driverFailed(this.#where, 'closed', 'closed'));
  }

  /** Null, or the minor version that the daemon would rather have. */
  async #greet(minor: number): Promise<number | null> {
    const version = await this.#ask(
      pcscCommands.version,
      words(protocolMajor, minor, 0),
      answerLengths.version,
    );
    const [major, theirs, code] = [word(version, 0), word(version, 1), word(version, 2)];
    const known = major === protocolMajor && protocolMinors.includes(theirs);
    if (!known) throw this.#wrong(`speaks protocol ${major}:${theirs}`);
    if (code === pcscCodes.serviceStopped) return theirs;
    if (code !== pcscCodes.ok) throw this.#wrong(`refused: ${code.toString(16)}`);
    const context = await this.#ask(pcscCommands.establishContext, words(2, 0, 0), answerLengths.context);
    if (word(context, 2) !== pcscCodes.ok) throw this.#wrong(`no context: ${word(context, 2).toString(16)}`);
    this.#context = word(context, 1);
    return null;
  }

  async #transmit(card: number, protocol: number, command: Uint8Array): Promise<Uint8Array | null> {
    const body = Buffer.concat([
      request(pcscCommands.transmit, transmitBody(card, protocol, command.length)),
      command,
    ]);
    const answer = await this.#exchange(body, answerLengths.transmission);
    if (word(answer, 7) !== pcscCodes.ok) return null;
    const length = word(answer, 6);
    if (length > longestReply) throw this.#wrong(`a card answered with ${length} bytes`);
    return this.#inTime(this.#source.take(length));
  }

  #slotsOf(body: Buffer): readonly PcscSlot[] {
    const slots = parseSlots(body);
    if (slots === null) throw this.#wrong('slots that cannot be');
    return slots;
  }

  #ask(command: PcscCommand, body: Uint8Array, answer: number): Promise<Buffer> {
    return this.#exchange(request(command, body), answer);
  }

  #exchange(bytes: Buffer, answer: number): Promise<Buffer> {
    this.#socket.write(bytes);
    return this.#inTime(this.#source.take(answer));
  }

  #inTime<T>(work: Promise<T>): Promise<T> {
    const { deadline } = this.#service;
    return withDeadline(this.#scheduler, deadline, work, () =>
      driverFailed(this.#where, 'no-answer', `none within ${deadline} ms`),
    );
  }

  #refused(error: NodeJS.ErrnoException): Error {
    const reason = error.code === 'ENOENT' ? 'port-missing' : 'not-connected';
    return driverFailed(this.#where, reason, error.message, error);
  }

  #wrong(what: string): Error {
    return driverFailed(this.#where, 'wrong-answer', what);
  }

  #giveUp(error: unknown): never {
    this.#end(error);
    throw error;
  }

  #end(error: unknown): void {
    this.#source.end(error);
    this.#socket.destroy();
  }
}
