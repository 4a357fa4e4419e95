import { createServer, type Server, type Socket } from 'node:net';
import {
  answerLengths,
  encodeSlot,
  type PcscSlot,
  pcscCodes,
  pcscCommands,
  protocolMajor,
  word,
  words,
} from './pcsc-message.ts';
import { answerToCommand, contactlessAtr } from './virtual-card.ts';

/** How the simulated daemon can go wrong. */
export const pcscdFaults = ['silent', 'garbage', 'too-much', 'long-answer', 'refuses-cards'] as const;
export type PcscdFault = (typeof pcscdFaults)[number];

/** A card as it lies in the slot; without a UID it refuses to tell one, and may not answer to reset at all. */
export interface SimulatedCard {
  readonly uid: Uint8Array | null;
  readonly mute?: boolean;
}

const noCard = Buffer.alloc(0);
const mostSlots = 16;

/** A PC/SC daemon with one reader of one slot, on a socket of its own: for machines that have none. */
export class SimulatedPcscd {
  readonly #path: string;
  readonly #minor: number;
  readonly #clients = new Set<Socket>();
  readonly #watching = new Set<Socket>();
  #server: Server | null = null;
  #slot: PcscSlot | null = { name: 'Simulated NFC 00 00', events: 0, card: 'absent', atr: noCard };
  #card: SimulatedCard | null = null;
  #fault: PcscdFault | null = null;

  /** @param minor the only minor version that it speaks */
  constructor(path: string, minor = 4) {
    this.#path = path;
    this.#minor = minor;
  }

  async start(): Promise<void> {
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#path, resolve));
  }

  async stop(): Promise<void> {
    for (const socket of this.#clients) socket.destroy();
    const server = this.#server;
    this.#server = null;
    if (server !== null) await new Promise((resolve) => server.close(resolve));
  }

  put(card: SimulatedCard): void {
    this.#card = card;
    const state = card.mute === true ? 'mute' : 'present';
    this.#change({ card: state, atr: card.mute === true ? noCard : Buffer.from(contactlessAtr) });
  }

  takeAway(): void {
    if (this.#card === null) return;
    this.#card = null;
    this.#change({ card: 'absent', atr: noCard });
  }

  unplugReader(): void {
    this.#slot = null;
    this.#tellAll();
  }

  go(fault: PcscdFault | null): void {
    this.#fault = fault;
  }

  #change(change: Pick<PcscSlot, 'card' | 'atr'>): void {
    if (this.#slot === null) return;
    this.#slot = { ...this.#slot, ...change, events: this.#slot.events + 1 };
    this.#tellAll();
  }

  #tellAll(): void {
    for (const socket of this.#watching) socket.write(words(0, pcscCodes.ok));
    this.#watching.clear();
  }

  #serve(socket: Socket): void {
    let held: Buffer = noCard;
    this.#clients.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#clients.delete(socket);
      this.#watching.delete(socket);
    });
    socket.on('data', (bytes) => {
      held = Buffer.concat([held, bytes]);
      for (let used = this.#take(socket, held); used > 0; used = this.#take(socket, held))
        held = held.subarray(used);
    });
  }

  /** Answers the request that has come in full; how many bytes of it there were, or 0. */
  #take(socket: Socket, held: Buffer): number {
    if (held.length < 8) return 0;
    const [length, command] = [word(held, 0), word(held, 1)];
    const body = held.subarray(8, 8 + length);
    if (body.length < length) return 0;
    const apdu = command === pcscCommands.transmit ? word(body, 3) : 0;
    const used = 8 + length + apdu;
    if (held.length < used) return 0;
    if (this.#fault !== 'silent') this.#answer(socket, command, body, held.subarray(8 + length, used));
    return used;
  }

  #answer(socket: Socket, command: number, body: Buffer, apdu: Buffer): void {
    if (this.#fault === 'garbage') return void socket.write(Buffer.alloc(answerLengths.states, 0xa5));
    if (this.#fault === 'too-much') return void socket.write(Buffer.alloc(100_000));
    if (command === pcscCommands.waitForChange) this.#watching.add(socket);
    socket.write(this.#reply(command, body, apdu));
  }

  #reply(command: number, body: Buffer, apdu: Buffer): Buffer {
    switch (command) {
      case pcscCommands.version: {
        const agrees = word(body, 0) === protocolMajor && word(body, 1) === this.#minor;
        return words(protocolMajor, this.#minor, agrees ? pcscCodes.ok : pcscCodes.serviceStopped);
      }
      case pcscCommands.establishContext:
        return words(2, 0x1234, pcscCodes.ok);
      case pcscCommands.readersState:
      case pcscCommands.waitForChange:
        return this.#states();
      case pcscCommands.connect:
        return Buffer.concat([body.subarray(0, 140), words(7, 2, this.#connectCode())]);
      case pcscCommands.transmit:
        return this.#transmitted(body, apdu);
      default:
        return Buffer.concat([body.subarray(0, -4), words(pcscCodes.ok)]);
    }
  }

  #connectCode(): number {
    const there = this.#card !== null && this.#card.mute !== true && this.#fault !== 'refuses-cards';
    return there ? pcscCodes.ok : pcscCodes.noSmartcard;
  }

  #transmitted(body: Buffer, apdu: Buffer): Buffer {
    if (this.#card === null) return Buffer.concat([body.subarray(0, -4), words(pcscCodes.noSmartcard)]);
    const long = Buffer.alloc(5_000);
    const answer = this.#fault === 'long-answer' ? long : answerToCommand(apdu, this.#card.uid);
    return Buffer.concat([body.subarray(0, 24), words(answer.length, pcscCodes.ok), answer]);
  }

  #states(): Buffer {
    const empty = Buffer.alloc(answerLengths.states / mostSlots);
    const slots = Array.from({ length: mostSlots }, () => empty);
    return Buffer.concat(this.#slot === null ? slots : [encodeSlot(this.#slot), ...slots.slice(1)]);
  }
}
