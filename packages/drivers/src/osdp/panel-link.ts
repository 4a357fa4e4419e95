import { randomBytes, timingSafeEqual } from 'node:crypto';
import { driverFailed, type FaultReason } from '../common/driver-fault.ts';
import type { ReaderFeedback } from '../reader/reader.ts';
import { blocks, keyTypes, nakReasons, replies } from './osdp-codes.ts';
import { buzzerData, ledData } from './osdp-feedback.ts';
import { encodeFrame, type OsdpFrame, type SecurityBlock } from './osdp-frame.ts';
import { commandOf, coverOf, type PanelMode, type Step, stepAfter } from './panel-table.ts';
import type { LinkTerms } from './reader-keys.ts';
import type { Scbk } from './scbk.ts';
import { randomLength, SecureChannel } from './secure-channel.ts';

/** Why a packet was not taken as the answer. None of these changes anything: the panel goes on waiting. */
export type Refusal = 'not-for-us' | 'sequence' | 'cover' | 'mac' | 'key' | 'reply' | 'nak';
export type Heard = 'answered' | 'busy' | Refusal;

/** What an answer meant beyond the next step. */
export interface LinkEvents {
  /** The reply of a step that was answered, opened. */
  answered(step: Step, code: number, data: Uint8Array): void;
  /** The reader took its new key. */
  keyed(): void;
}

/**
 * The panel's side of one life of a link with one reader: from the first question in clear text to whatever ends
 * it. It asks and hears; time and the line are its caller's.
 */
export class PanelLink {
  readonly #address: number;
  readonly #check: OsdpFrame['check'];
  readonly #terms: LinkTerms;
  readonly #events: LinkEvents;
  readonly #random = randomBytes(randomLength);
  #step: Step = 'hello';
  #sequence = 0;
  #channel: SecureChannel | null = null;
  /** The channel is used from the step after the handshake on. */
  #sealed = false;
  #answers: ReaderFeedback[] = [];
  #answer: ReaderFeedback = 'needs';

  constructor(address: number, check: OsdpFrame['check'], terms: LinkTerms, events: LinkEvents) {
    this.#address = address;
    this.#check = check;
    this.#terms = terms;
    this.#events = events;
  }

  get step(): Step {
    return this.#step;
  }

  get mode(): PanelMode {
    return this.#terms.mode;
  }

  /** The reader is told next; only the last two are kept, for an old answer helps nobody. */
  show(answer: ReaderFeedback): void {
    this.#answers = [...this.#answers, answer].slice(-2);
  }

  /** The next command. To be sent again as it is when no answer comes. */
  ask(): Uint8Array {
    const answer = this.#step === 'poll' ? this.#answers.shift() : undefined;
    if (answer !== undefined) {
      this.#answer = answer;
      this.#step = 'light';
    }
    const clear = this.#data();
    const security = this.#block(clear);
    const channel = this.#channel;
    const data = security?.type === blocks.sealedCommand && channel ? channel.sealCommand(clear) : clear;
    const message = {
      ...{ address: this.#address, reply: false, sequence: this.#sequence, check: this.#check },
      ...{ security, code: commandOf[this.#step], data },
    };
    const frame = encodeFrame(message, (signed) => (channel ? channel.signCommand(signed) : signed));
    if (this.#step === 'key') clear.fill(0);
    return frame;
  }

  /** Takes a packet as the answer to the last question, or says why it is none. */
  hear(frame: OsdpFrame): Heard {
    if (!frame.reply || frame.address !== this.#address) return 'not-for-us';
    if (isBusy(frame)) return 'busy';
    if (frame.sequence !== this.#sequence) return 'sequence';
    if (frame.code === replies.nak && frame.security === null && this.#isShaking()) return 'nak';
    const refusal = this.#refusal(frame);
    if (refusal !== null) return refusal;
    const data = this.#opened(frame);
    if (data === null) return 'cover';
    return this.#take(frame.code, data);
  }

  destroy(): void {
    this.#channel?.destroy();
    this.#channel = null;
  }

  #isShaking(): boolean {
    return coverOf[this.#step] === 'handshake';
  }

  #take(code: number, data: Uint8Array): Heard {
    const from = this.#step;
    if (code === replies.nak && !toleratedNaks.has(data[0] ?? 0)) return 'nak';
    const to = stepAfter(from, code, this.#terms.mode);
    if (to === null) return 'reply';
    if (coverOf[from] === 'handshake' && !this.#shake(from, data)) return 'key';
    this.#sequence = this.#sequence === 3 ? 1 : this.#sequence + 1;
    this.#step = to;
    if (from === 'key') this.#events.keyed();
    else this.#events.answered(from, code, data);
    return 'answered';
  }

  #data(): Uint8Array {
    switch (this.#step) {
      case 'challenge':
        return this.#random;
      case 'cryptogram':
        return this.#channel?.serverCryptogram() ?? new Uint8Array();
      case 'key':
        return this.#terms.mode === 'keying' ? keySetData(this.#terms.next) : new Uint8Array();
      case 'light':
        return ledData(this.#answer);
      case 'sound':
        return buzzerData(this.#answer);
      case 'poll':
        return new Uint8Array();
      default:
        return Uint8Array.of(0);
    }
  }

  #block(data: Uint8Array): SecurityBlock | null {
    const handshake = { challenge: blocks.challenge, cryptogram: blocks.serverCryptogram };
    if (this.#step === 'challenge' || this.#step === 'cryptogram')
      return { type: handshake[this.#step], data: Uint8Array.of(this.#keyType()) };
    if (!this.#sealed) return null;
    const type = data.length === 0 ? blocks.macCommand : blocks.sealedCommand;
    return { type, data: new Uint8Array() };
  }

  #keyType(): number {
    return this.#terms.mode !== 'clear' && this.#terms.choice.isDefault ? keyTypes.default : keyTypes.own;
  }

  /** Whether the packet is protected as the step demands, neither less nor otherwise. */
  #refusal(frame: OsdpFrame): Refusal | null {
    const { security } = frame;
    if (this.#isShaking()) {
      const type = this.#step === 'challenge' ? blocks.clientCryptogram : blocks.initialMac;
      if (security?.type !== type) return 'cover';
      return type === blocks.clientCryptogram && security.data[0] !== this.#keyType() ? 'key' : null;
    }
    if (!this.#sealed) return security === null ? null : 'cover';
    if (frame.mac === null || this.#channel === null) return 'cover';
    if (security?.type !== blocks.sealedReply && security?.type !== blocks.macReply) return 'cover';
    // A reply that is signed alone may carry nothing that somebody on the line could read.
    const open = security.type === blocks.macReply && frame.data.length > 0;
    if (open && frame.code !== replies.nak) return 'cover';
    return this.#channel.acceptReply(frame.signed, frame.mac) ? null : 'mac';
  }

  #opened(frame: OsdpFrame): Uint8Array | null {
    if (frame.security?.type !== blocks.sealedReply) return frame.data;
    return this.#channel?.openReply(frame.data) ?? null;
  }

  /** The reader's part of the handshake; false when it has not shown that it knows the key. */
  #shake(step: Step, data: Uint8Array): boolean {
    if (this.#terms.mode === 'clear') return false;
    if (step === 'challenge') {
      if (data.length !== 32) return false;
      this.#channel?.destroy();
      this.#channel = new SecureChannel(this.#terms.choice.key, this.#random, data.subarray(8, 16));
      return timingSafeEqual(this.#channel.clientCryptogram(), data.subarray(16));
    }
    const channel = this.#channel;
    if (channel === null || data.length !== 16) return false;
    this.#sealed = timingSafeEqual(channel.start(), data);
    return this.#sealed;
  }
}

/** A reader may not know a command; all other refusals mean that the two have lost each other. */
const toleratedNaks: ReadonlySet<number> = new Set([
  nakReasons.length,
  nakReasons.unknownCommand,
  nakReasons.record,
]);

/** It says nothing, so that it needs no protection: the same question is asked again. */
const isBusy = (frame: OsdpFrame): boolean =>
  frame.code === replies.busy && frame.sequence === 0 && frame.security === null;

function keySetData(key: Scbk): Uint8Array {
  const bytes = key.reveal();
  const data = Uint8Array.of(0x01, bytes.length, ...bytes);
  bytes.fill(0);
  return data;
}

const words: Readonly<Record<Refusal, readonly [FaultReason, string]>> = {
  'not-for-us': ['no-answer', 'only others speak'],
  sequence: ['wrong-answer', 'a packet out of sequence'],
  cover: ['not-trusted', 'a packet without the protection of the secure channel'],
  mac: ['not-trusted', 'a packet that is forged, or repeated'],
  key: ['not-trusted', 'the reader does not know its key'],
  reply: ['wrong-answer', 'a reply to another question'],
  nak: ['wrong-answer', 'the reader refuses the command'],
};

/** @param where the line and the reader on it */
export function refused(where: string, why: Refusal | null) {
  const [reason, what] = why === null ? (['no-answer', 'silent'] as const) : words[why];
  return driverFailed(where, reason, what);
}
