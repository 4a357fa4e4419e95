import { presentationLimits } from '@vedette/domain';

/** Command and parameter of each request, from the public description of the interface. */
export const samCommands = {
  status: [0x11, 0xff],
  readSamId: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  /** Text and photograph. */
  readBase: [0x30, 0x01],
} as const satisfies Record<string, readonly [number, number]>;
export type SamCommand = keyof typeof samCommands;

/** SW3 of an answer; SW1 and SW2 repeat what the card itself said, and are 0 otherwise. */
export const samStatus = {
  done: 0x90,
  found: 0x9f,
  notFound: 0x80,
  notSelected: 0x81,
  notRead: 0x41,
  unknownCommand: 0x21,
  /** The module failed its own test and takes no commands. */
  selfTestFailed: 0x60,
  /** The module has no licence to read cards. */
  notLicensed: 0x66,
} as const;

export interface SamAnswer {
  /** SW3. */
  readonly status: number;
  readonly data: Uint8Array;
}

/** Null for a body too short to be an answer. */
export function samAnswer(body: Uint8Array): SamAnswer | null {
  const [, , status] = body;
  return status === undefined ? null : { status, data: body.subarray(3) };
}

/** Command by the first two bytes of a request's body; null for one that is not known. */
export function samCommandOf([command, parameter]: Uint8Array): SamCommand | null {
  const names = Object.keys(samCommands) as SamCommand[];
  return names.find((name) => samCommands[name][0] === command && samCommands[name][1] === parameter) ?? null;
}

/**
 * Whether the data of a read is whole: the lengths of text and photograph (2 bytes each, big endian), then
 * both. A resident card's are 256 and 1,024 bytes.
 */
export function isCardData(data: Uint8Array): boolean {
  if (data.length < 4 || data.length > presentationLimits['id-card']) return false;
  const view = new DataView(data.buffer, data.byteOffset, 4);
  return data.length === 4 + view.getUint16(0) + view.getUint16(2);
}
