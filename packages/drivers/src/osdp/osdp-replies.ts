import type { PresentationMedium } from '@vedette/domain';
import { presentationLimits } from '@vedette/domain';

/** What a reader says of itself. */
export interface OsdpIdentity {
  /** Three bytes of the maker's IEEE number, in hex. */
  readonly vendor: string;
  readonly model: number;
  readonly version: number;
  readonly serial: number;
  /** Major, minor and build. */
  readonly firmware: string;
}

/** What a card sent, as it becomes a presentation; bits are counted where the reader delivered bits. */
export interface OsdpCard {
  readonly medium: PresentationMedium;
  readonly bytes: Uint8Array;
  readonly bits?: number;
}

export interface LocalStatus {
  readonly tampered: boolean;
  readonly powerFailed: boolean;
}

// Each of these gives null for data of another shape: a reader's word is input like any other.

export function parseIdentity(data: Uint8Array): OsdpIdentity | null {
  if (data.length !== 12) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  return {
    vendor: Buffer.from(data.subarray(0, 3)).toString('hex'),
    ...{ model: view.getUint8(3), version: view.getUint8(4), serial: view.getUint32(5, true) },
    firmware: [...data.subarray(9)].join('.'),
  };
}

/** Function code to compliance level and number, in the order told. */
export function parseCapabilities(data: Uint8Array): ReadonlyMap<number, readonly [number, number]> | null {
  if (data.length % 3 !== 0 || data.length > 3 * 64) return null;
  const found = new Map<number, readonly [number, number]>();
  for (let at = 0; at < data.length; at += 3)
    found.set(data[at] ?? 0, [data[at + 1] ?? 0, data[at + 2] ?? 0]);
  return found;
}

export function parseLocalStatus(data: Uint8Array): LocalStatus | null {
  const [tamper, power] = data;
  if (data.length !== 2 || tamper === undefined || power === undefined) return null;
  return { tampered: tamper !== 0, powerFailed: power !== 0 };
}

/** RAW: reader, format, number of bits (little-endian), bits. What fills the last byte up is cleared. */
export function parseRaw(data: Uint8Array): OsdpCard | null {
  const [, format, low, high] = data;
  if (format === undefined || low === undefined || high === undefined || format > 1) return null;
  const bits = low | (high << 8);
  const bytes = Uint8Array.from(data.subarray(4));
  if (bits === 0 || bytes.length !== Math.ceil(bits / 8) || bytes.length > presentationLimits.osdp)
    return null;
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) & (0xff << (bytes.length * 8 - bits));
  return { medium: 'osdp', bytes, bits };
}

/** FMT: reader, direction of the reading, number of characters, characters. */
export function parseFormatted(data: Uint8Array): OsdpCard | null {
  const [, direction, count] = data;
  const text = Uint8Array.from(data.subarray(3));
  if (direction === undefined || direction > 1 || count === 0 || count !== text.length) return null;
  if (text.length > presentationLimits.osdp || text.some((byte) => byte < 0x20 || byte > 0x7e)) return null;
  return { medium: 'osdp', bytes: direction === 1 ? text.reverse() : text };
}
