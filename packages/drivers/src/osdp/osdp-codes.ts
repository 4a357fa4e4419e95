/** Commands and replies of OSDP v2 (IEC 60839-11-5) that a control panel for readers speaks. */
export const commands = {
  poll: 0x60,
  id: 0x61,
  capabilities: 0x62,
  localStatus: 0x64,
  led: 0x69,
  buzzer: 0x6a,
  keySet: 0x75,
  challenge: 0x76,
  serverCryptogram: 0x77,
} as const;

export const replies = {
  ack: 0x40,
  nak: 0x41,
  id: 0x45,
  capabilities: 0x46,
  localStatus: 0x48,
  inputStatus: 0x49,
  outputStatus: 0x4a,
  readerStatus: 0x4b,
  raw: 0x50,
  formatted: 0x51,
  keypad: 0x53,
  clientCryptogram: 0x76,
  initialMac: 0x78,
  busy: 0x79,
} as const;

/** Security block types: 11 to 14 make the channel, 15 to 18 use it; odd to the reader, even from it. */
export const blocks = {
  challenge: 0x11,
  clientCryptogram: 0x12,
  serverCryptogram: 0x13,
  initialMac: 0x14,
  macCommand: 0x15,
  macReply: 0x16,
  sealedCommand: 0x17,
  sealedReply: 0x18,
} as const;

/** Which key a handshake uses, as its security blocks say. */
export const keyTypes = { default: 0x00, own: 0x01 } as const;

/** Why a reader refuses a command (NAK). */
export const nakReasons = {
  check: 0x01,
  length: 0x02,
  unknownCommand: 0x03,
  sequence: 0x04,
  noSecureChannel: 0x05,
  secureChannelWanted: 0x06,
  record: 0x09,
} as const;

/** Bytes of the longest packet; a receiver need not take more. */
export const longestPacket = 1_440;
