import { checksum, crc16 } from './osdp-check.ts';
import { blocks, longestPacket } from './osdp-codes.ts';

export interface SecurityBlock {
  readonly type: number;
  readonly data: Uint8Array;
}

/** What a packet says; `data` of a sealed one is still encrypted. */
export interface OsdpMessage {
  /** 0 to 126; 127 is everybody. */
  readonly address: number;
  /** From the reader, as the high bit of the address says. */
  readonly reply: boolean;
  /** 0 to 3. */
  readonly sequence: number;
  readonly check: 'crc' | 'checksum';
  readonly security: SecurityBlock | null;
  readonly code: number;
  readonly data: Uint8Array;
}

/** A packet as it came: `signed` is what its MAC covers, which is null outside a secure channel. */
export interface OsdpFrame extends OsdpMessage {
  readonly signed: Uint8Array;
  readonly mac: Uint8Array | null;
}

export const startOfMessage = 0x53;
const headLength = 5;
const macLength = 4;
const useCrc = 0x04;
const hasBlock = 0x08;

const carriesMac = (type: number): boolean => type >= blocks.macCommand && type <= blocks.sealedReply;
const checkLength = (check: OsdpMessage['check']): number => (check === 'crc' ? 2 : 1);

/**
 * The bytes on the wire.
 * @param sign gives at least the four first bytes of the MAC over what comes before it; asked for the security
 *   blocks 15 to 18 alone
 * @throws RangeError over the longest packet
 */
export function encodeFrame(message: OsdpMessage, sign: (signed: Uint8Array) => Uint8Array): Uint8Array {
  const { address, reply, sequence, check, security, code, data } = message;
  const block = security === null ? [] : [security.data.length + 2, security.type, ...security.data];
  const withMac = security !== null && carriesMac(security.type);
  const body = headLength + block.length + 1 + data.length;
  const length = body + (withMac ? macLength : 0) + checkLength(check);
  if (length > longestPacket) throw new RangeError(`a packet of ${length} bytes`);
  const control = sequence | (check === 'crc' ? useCrc : 0) | (security === null ? 0 : hasBlock);
  const head = [startOfMessage, address | (reply ? 0x80 : 0), length & 0xff, length >> 8, control];
  const signed = Uint8Array.of(...head, ...block, code, ...data);
  const whole = withMac ? Uint8Array.of(...signed, ...sign(signed).subarray(0, macLength)) : signed;
  return Uint8Array.of(...whole, ...checkBytes(whole, check));
}

function checkBytes(bytes: Uint8Array, check: OsdpMessage['check']): readonly number[] {
  if (check === 'checksum') return [checksum(bytes)];
  const crc = crc16(bytes);
  return [crc & 0xff, crc >> 8];
}

/** How long the packet is that begins here; null while that cannot be told, 0 when none can begin here. */
export function packetLength(bytes: Uint8Array): number | null {
  const [start, , low, high, control] = bytes;
  if (start !== undefined && start !== startOfMessage) return 0;
  if (low === undefined || high === undefined || control === undefined) return null;
  const length = low | (high << 8);
  const shortest = headLength + 1 + (control & useCrc ? 2 : 1) + (control & hasBlock ? 2 : 0);
  return length < shortest || length > longestPacket ? 0 : length;
}

/** @param bytes exactly one packet; null when its check is wrong or its parts do not fit into it */
export function decodeFrame(bytes: Uint8Array): OsdpFrame | null {
  const [, addressed = 0, , , control = 0] = bytes;
  if (packetLength(bytes) !== bytes.length) return null;
  const check = control & useCrc ? 'crc' : 'checksum';
  const end = bytes.length - checkLength(check);
  const wanted = checkBytes(bytes.subarray(0, end), check);
  if (!wanted.every((byte, index) => bytes[end + index] === byte)) return null;
  const parts = partsOf(bytes.subarray(headLength, end), (control & hasBlock) !== 0);
  if (parts === null) return null;
  const { security, code, data, mac } = parts;
  return {
    ...{ address: addressed & 0x7f, reply: (addressed & 0x80) !== 0, sequence: control & 3, check },
    ...{ security, code, data, mac, signed: bytes.subarray(0, mac === null ? end : end - macLength) },
  };
}

function partsOf(bytes: Uint8Array, blocked: boolean) {
  const blockLength = blocked ? (bytes[0] ?? 0) : 0;
  if (blocked && (blockLength < 2 || blockLength > bytes.length)) return null;
  const type = bytes[1] ?? 0;
  const security = blocked ? { type, data: bytes.subarray(2, blockLength) } : null;
  const signed = blocked && carriesMac(type);
  const end = bytes.length - (signed ? macLength : 0);
  const code = bytes[blockLength];
  if (code === undefined || blockLength + 1 > end) return null;
  return {
    ...{ security, code, data: bytes.subarray(blockLength + 1, end) },
    mac: signed ? bytes.subarray(end) : null,
  };
}
