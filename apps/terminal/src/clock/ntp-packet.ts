/**
 * The 48 bytes of SNTP version 4 (RFC 4330 section 4, the header of RFC 5905 figure 8), big endian:
 *
 * | bytes | what |
 * |---|---|
 * | 0 | leap indicator (2 bits), version (3 bits), mode (3 bits: 3 client, 4 server) |
 * | 1 | stratum: 1 to 15; 0 is a refusal ("kiss of death") |
 * | 24-31 | originate timestamp: the request's transmit timestamp, given back |
 * | 32-39 | receive timestamp |
 * | 40-47 | transmit timestamp |
 *
 * A timestamp is 32 bits of seconds since 1900-01-01 and 32 bits of fraction.
 */
const packetBytes = 48;
const at = { stratum: 1, originate: 24, receive: 32, transmit: 40 } as const;
const clientVersion4 = (4 << 3) | 3;
const serverMode = 4;
const unsynchronised = 3;
/** Seconds from 1900-01-01 to 1970-01-01, and from 1900 to the next era (2036-02-07). */
const toUnix = 2_208_988_800;
const era = 2 ** 32;

export interface NtpAnswer {
  readonly stratum: number;
  /** Milliseconds since 1970-01-01T00:00:00Z, by the server's clock. */
  readonly receivedAt: number;
  readonly sentAt: number;
}

/**
 * A request. Its transmit timestamp is a nonce: the server only gives it back, so it need not tell our
 * time, and whoever cannot see the request cannot forge the answer.
 * @param nonce 8 random bytes
 */
export function ntpRequest(nonce: Uint8Array): Buffer {
  const packet = Buffer.alloc(packetBytes);
  packet[0] = clientVersion4;
  packet.set(nonce, at.transmit);
  return packet;
}

/** Undefined when it is no answer to that request, or the server does not know the time itself. */
export function readNtpAnswer(packet: Buffer, nonce: Uint8Array): NtpAnswer | undefined {
  if (packet.length < packetBytes || !packet.subarray(at.originate, at.originate + 8).equals(nonce))
    return undefined;
  const first = packet.readUInt8(0);
  const stratum = packet.readUInt8(at.stratum);
  const isAnswer = (first & 7) === serverMode && first >> 6 !== unsynchronised;
  if (!isAnswer || stratum < 1 || stratum > 15) return undefined;
  return { stratum, receivedAt: readTime(packet, at.receive), sentAt: readTime(packet, at.transmit) };
}

/** A clear highest bit means the era that begins in 2036 (RFC 4330 section 3). */
function readTime(packet: Buffer, offset: number): number {
  const seconds = packet.readUInt32BE(offset);
  const since1900 = seconds >= era / 2 ? seconds : seconds + era;
  return (since1900 - toUnix) * 1000 + (packet.readUInt32BE(offset + 4) * 1000) / era;
}
