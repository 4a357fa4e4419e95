import { randomBytes, timingSafeEqual } from 'node:crypto';
import { OsdpAssembler } from './osdp-assembler.ts';
import { blocks, commands, keyTypes, nakReasons, replies } from './osdp-codes.ts';
import { encodeFrame, type OsdpFrame, type SecurityBlock } from './osdp-frame.ts';
import { Scbk } from './scbk.ts';
import { randomLength, SecureChannel } from './secure-channel.ts';

/** How a simulated reader, or somebody on its line, can go wrong. */
export const osdpFaults = [
  'silent',
  'bad-crc',
  'repeats-sequence',
  'answers-in-clear',
  'refuses-secure-channel',
  'offers-default-key',
  'replays',
  'wrong-key',
  'busy',
] as const;
export type OsdpFault = (typeof osdpFaults)[number];

export interface SimulatedOsdpReaderConfig {
  readonly address: number;
  /** Null: as it left the works, with the key that everybody knows alone. */
  readonly scbk: Scbk | null;
  /** Whether it can make a secure channel at all. */
  readonly secure: boolean;
}

interface Reply {
  readonly code: number;
  readonly data: Uint8Array;
}

const nothing = new Uint8Array();
const ack: Reply = { code: replies.ack, data: nothing };
const nak = (reason: number): Reply => ({ code: replies.nak, data: Uint8Array.of(reason) });
const identity = Uint8Array.of(0x00, 0x1b, 0xc5, 1, 1, 0x78, 0x56, 0x34, 0x12, 1, 2, 3);
const capabilities = Uint8Array.of(3, 1, 0, 4, 4, 1, 5, 2, 1, 9, 1, 1);

/** A reader on an OSDP line: bytes in, bytes out. It speaks the real protocol, until it is told to go wrong. */
export class SimulatedOsdpReader {
  readonly #config: SimulatedOsdpReaderConfig;
  readonly #assembler = new OsdpAssembler();
  readonly #waiting: Reply[] = [];
  readonly #answers: Uint8Array[] = [];
  readonly #faults = new Set<OsdpFault>();
  #status = Uint8Array.of(0, 0);
  #scbk: Scbk | null;
  #channel: SecureChannel | null = null;
  #sealed = false;
  #panelRandom: Uint8Array = nothing;
  #keyType: number = keyTypes.own;
  #sequence = 0;
  #last: Uint8Array = nothing;
  #lastCard: Uint8Array | null = null;
  #polls = 0;

  constructor(config: SimulatedOsdpReaderConfig) {
    this.#config = config;
    this.#scbk = config.scbk?.copy() ?? null;
  }

  /** A card is held before it: told at the next poll. */
  holdCard(bytes: Uint8Array, bits: number): void {
    this.#waiting.push({ code: replies.raw, data: Uint8Array.of(0, 0, bits & 0xff, bits >> 8, ...bytes) });
  }

  /** A card whose characters it decodes by itself. */
  holdText(text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    this.#waiting.push({ code: replies.formatted, data: Uint8Array.of(0, 0, bytes.length, ...bytes) });
  }

  /** Any reply at the next poll, of any shape. */
  tell(code: number, data: Uint8Array): void {
    this.#waiting.push({ code, data });
  }

  tamper(tampered: boolean, powerFailed = false): void {
    this.#status = Uint8Array.of(Number(tampered), Number(powerFailed));
    this.tell(replies.localStatus, this.#status);
  }

  go(fault: OsdpFault): void {
    this.#faults.add(fault);
  }

  recover(): void {
    this.#faults.clear();
  }

  /** Power off and on: the channel is forgotten, the key is not. */
  restart(): void {
    this.#leave();
    this.#last = nothing;
  }

  /** Whether the base key is its own, and not the one that everybody knows. */
  hasOwnKey(): boolean {
    return this.#scbk !== null;
  }

  isSecure(): boolean {
    return this.#sealed;
  }

  polls(): number {
    return this.#polls;
  }

  /** Data of the LED and BUZ commands it was given, oldest first. */
  shown(): readonly Uint8Array[] {
    return this.#answers;
  }

  /** What it puts on the line upon these bytes; empty while it has nothing to say. */
  hear(bytes: Uint8Array): Uint8Array {
    const said = this.#assembler.push(bytes).map((frame) => this.#answer(frame));
    return Buffer.concat(said);
  }

  #answer(frame: OsdpFrame): Uint8Array {
    const mine = frame.address === this.#config.address || frame.address === 0x7f;
    if (frame.reply || !mine || this.#faults.has('silent')) return nothing;
    if (this.#faults.has('busy')) return this.#write(0, null, { code: replies.busy, data: nothing });
    if (frame.sequence === this.#sequence && frame.sequence !== 0 && this.#last.length > 0) return this.#last;
    if (frame.sequence === 0) this.#leave();
    const bytes = this.#spoil(this.#reply(frame), frame);
    this.#sequence = frame.sequence;
    this.#last = bytes;
    return bytes;
  }

  #reply(frame: OsdpFrame): Uint8Array {
    const { security, sequence } = frame;
    if (security?.type === blocks.challenge) return this.#challenged(frame, security);
    if (security?.type === blocks.serverCryptogram) return this.#proven(frame);
    const data = this.#sealed ? this.#opened(frame) : security === null ? frame.data : null;
    if (data === null) return this.#write(sequence, null, nak(nakReasons.secureChannelWanted));
    const reply = this.#do(frame.code, data);
    const clear = !this.#sealed || this.#faults.has('answers-in-clear');
    return clear ? this.#write(sequence, null, reply) : this.#seal(sequence, reply);
  }

  #challenged(frame: OsdpFrame, asked: SecurityBlock): Uint8Array {
    const { sequence } = frame;
    if (!this.#config.secure || this.#faults.has('refuses-secure-channel'))
      return this.#write(sequence, null, nak(nakReasons.noSecureChannel));
    this.#leave();
    const wantsDefault = asked.data[0] === keyTypes.default || this.#faults.has('offers-default-key');
    const key = this.#keyFor(wantsDefault);
    if (key === null) return this.#write(sequence, null, nak(nakReasons.noSecureChannel));
    this.#keyType = wantsDefault ? keyTypes.default : keyTypes.own;
    this.#panelRandom = frame.data;
    const random = randomBytes(randomLength);
    this.#channel = new SecureChannel(key, this.#panelRandom, random);
    key.destroy();
    const data = Buffer.concat([randomBytes(8), random, this.#channel.clientCryptogram()]);
    return this.#shake(sequence, blocks.clientCryptogram, { code: replies.clientCryptogram, data });
  }

  /** A reader with its own key does not open to the other any more, unless it is an attacker's. */
  #keyFor(wantsDefault: boolean): Scbk | null {
    if (this.#faults.has('wrong-key')) return Scbk.random();
    if (this.#faults.has('offers-default-key')) return Scbk.default();
    if (wantsDefault) return this.#scbk === null ? Scbk.default() : null;
    return this.#scbk?.copy() ?? null;
  }

  #proven(frame: OsdpFrame): Uint8Array {
    const channel = this.#channel;
    const wanted = channel?.serverCryptogram();
    const right = wanted?.length === frame.data.length && timingSafeEqual(wanted, frame.data);
    if (channel === null || !right)
      return this.#write(frame.sequence, null, nak(nakReasons.secureChannelWanted));
    const reply = { code: replies.initialMac, data: channel.start() };
    this.#sealed = true;
    return this.#shake(frame.sequence, blocks.initialMac, reply);
  }

  #opened(frame: OsdpFrame): Uint8Array | null {
    const { security, mac, data, signed } = frame;
    const channel = this.#channel;
    if (mac === null || channel === null) return null;
    const clear = security?.type === blocks.sealedCommand ? channel.openCommand(data) : data;
    return clear !== null && channel.acceptCommand(signed, mac) ? clear : null;
  }

  #do(command: number, data: Uint8Array): Reply {
    switch (command) {
      case commands.poll:
        this.#polls++;
        return this.#waiting.shift() ?? ack;
      case commands.id:
        return { code: replies.id, data: identity };
      case commands.capabilities:
        return { code: replies.capabilities, data: capabilities };
      case commands.localStatus:
        return { code: replies.localStatus, data: this.#status };
      case commands.led:
      case commands.buzzer:
        this.#answers.push(Uint8Array.from(data));
        return ack;
      case commands.keySet:
        return this.#takeKey(data);
      default:
        return nak(nakReasons.unknownCommand);
    }
  }

  #takeKey(data: Uint8Array): Reply {
    const key = Scbk.parse(Buffer.from(data.subarray(2)).toString('hex'));
    if (!this.#sealed || data[0] !== 1 || data[1] !== 16 || key === null) return nak(nakReasons.record);
    this.#scbk?.destroy();
    this.#scbk = key;
    return ack;
  }

  #seal(sequence: number, { code, data }: Reply): Uint8Array {
    const channel = this.#channel;
    const type = data.length === 0 ? blocks.macReply : blocks.sealedReply;
    const sealed = data.length === 0 || channel === null ? data : channel.sealReply(data);
    return this.#write(sequence, { type, data: nothing }, { code, data: sealed });
  }

  #shake(sequence: number, type: number, reply: Reply): Uint8Array {
    return this.#write(sequence, { type, data: Uint8Array.of(this.#keyType) }, reply);
  }

  #write(sequence: number, security: SecurityBlock | null, { code, data }: Reply): Uint8Array {
    const { address } = this.#config;
    const message = { address, reply: true, sequence, check: 'crc', security, code, data } as const;
    return encodeFrame(message, (signed) => this.#channel?.signReply(signed) ?? signed);
  }

  /** The faults of which the line, and not the reader, is the cause. */
  #spoil(bytes: Uint8Array, frame: OsdpFrame): Uint8Array {
    if (this.#faults.has('bad-crc')) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0xff;
    if (this.#faults.has('repeats-sequence'))
      return this.#write((frame.sequence + 3) & 3, null, { code: replies.raw, data: rawOf(card) });
    if (this.#faults.has('replays') && this.#lastCard !== null) return this.#lastCard;
    if (this.#sealed && frame.code === commands.poll && bytes.length > 20) this.#lastCard = bytes;
    return bytes;
  }

  #leave(): void {
    this.#channel?.destroy();
    this.#channel = null;
    this.#sealed = false;
  }
}

const card = Uint8Array.of(0x80, 0, 0, 0x40);
const rawOf = (bytes: Uint8Array): Uint8Array => Uint8Array.of(0, 0, 26, 0, ...bytes);
