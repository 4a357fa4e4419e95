/**
 * The messages between a client of pcsc-lite and its daemon, as a machine with little-endian numbers writes them:
 * a request is the length of its body, a command and the body, each number 32 bits; an answer is a body alone, of
 * the length that the command has. Protocol 4:4 of pcsc-lite 1.8.24 to 2.2, which later ones still speak or
 * have left unchanged in what is used here.
 */
export const pcscCommands = {
  establishContext: 0x01,
  releaseContext: 0x02,
  connect: 0x04,
  disconnect: 0x06,
  transmit: 0x09,
  version: 0x11,
  readersState: 0x12,
  waitForChange: 0x13,
} as const;
export type PcscCommand = (typeof pcscCommands)[keyof typeof pcscCommands];

/** Answer codes; everything but `ok` is some failure. */
export const pcscCodes = { ok: 0, serviceStopped: 0x8010001e, noSmartcard: 0x8010000c } as const;

export const protocolMajor = 4;
/** Minor versions known to agree in all that is used here; the first is tried first. */
export const protocolMinors: readonly number[] = [4, 5, 6];

/** Bytes of each answer. */
export const answerLengths = {
  version: 12,
  context: 12,
  connection: 152,
  disconnection: 12,
  transmission: 32,
  change: 8,
  states: 16 * 184,
} as const;

const nameLength = 128;
const stateLength = 184;
const longestAtr = 33;
/** The longest answer to a short command: 256 bytes and the two of its status. */
export const longestReply = 258;

const stateBits = { present: 0x04, mute: 0x08 } as const;

/** One slot of a reader, as the daemon sees it. */
export interface PcscSlot {
  readonly name: string;
  /** Goes up with each card put in or taken out. */
  readonly events: number;
  readonly card: 'present' | 'absent' | 'mute';
  /** The card's answer to reset, empty without one. */
  readonly atr: Uint8Array;
}

/** Numbers of 32 bits, one after the other. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

/** The number at this place, counted in numbers. @param body of an answer, of its full length */
export const word = (body: Buffer, index: number): number => body.readUInt32LE(index * 4);

export const request = (command: PcscCommand, body: Uint8Array): Buffer =>
  Buffer.concat([words(body.length, command), body]);

/** A body that asks for a slot to be connected to, shared with others, by either protocol of cards. */
export function connectBody(context: number, slot: string): Buffer {
  const name = Buffer.alloc(nameLength);
  name.write(slot, 0, nameLength - 1, 'utf8');
  return Buffer.concat([words(context), name, words(2, 3, 0, 0, 0)]);
}

/** A body that sends a command to a card; the command itself follows the request. */
export function transmitBody(card: number, protocol: number, length: number): Buffer {
  return words(card, protocol, 16, length, protocol, 16, longestReply, 0);
}

/** The slots that exist, of the sixteen that the daemon always tells of; null when it tells what cannot be. */
export function parseSlots(body: Buffer): readonly PcscSlot[] | null {
  const slots: PcscSlot[] = [];
  for (let at = 0; at < body.length; at += stateLength) {
    const slot = parseSlot(body.subarray(at, at + stateLength));
    if (slot === null) return null;
    if (slot.name !== '') slots.push(slot);
  }
  return slots;
}

function parseSlot(body: Buffer): PcscSlot | null {
  const end = body.subarray(0, nameLength).indexOf(0);
  if (end < 0) return null;
  const name = body.toString('utf8', 0, end);
  const [events, state, atrLength] = [word(body, 32), word(body, 33), word(body, 44)];
  if (atrLength > longestAtr)
    return name === '' ? { name, events, card: 'absent', atr: Buffer.alloc(0) } : null;
  return { name, events, card: cardOf(state), atr: Buffer.from(body.subarray(140, 140 + atrLength)) };
}

function cardOf(state: number): PcscSlot['card'] {
  if ((state & stateBits.present) === 0) return 'absent';
  return (state & stateBits.mute) === 0 ? 'present' : 'mute';
}

/** The entry of a slot in the daemon's answer: for simulators. */
export function encodeSlot({ name, events, card, atr }: PcscSlot): Buffer {
  const body = Buffer.alloc(stateLength);
  body.write(name, 0, nameLength - 1, 'utf8');
  const state = { present: stateBits.present, mute: stateBits.present | stateBits.mute, absent: 0x02 }[card];
  body.set(words(events, state, 0), nameLength);
  body.set(atr, 140);
  body.set(words(atr.length, 0), 176);
  return body;
}
