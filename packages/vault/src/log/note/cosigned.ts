import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const timeLength = 8;

/** What a witness signs: the time, and the text of the checkpoint. @param at seconds since 1970 */
export function cosignedBytes(text: string, at: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(utf8ToBytes(`cosignature/v1\ntime ${at}\n${text}`));
}

/** Time, big-endian, and signature. */
export function cosignatureBytes(at: number, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const time = new DataView(new ArrayBuffer(timeLength));
  time.setBigUint64(0, BigInt(at));
  return Uint8Array.from(concatBytes(new Uint8Array(time.buffer), signature));
}

export interface Cosignature {
  readonly at: number;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Null when it is too short, or of a time that no clock shows. */
export function parseCosignature(bytes: Uint8Array<ArrayBuffer>): Cosignature | null {
  if (bytes.length <= timeLength) return null;
  const at = Number(new DataView(bytes.buffer, bytes.byteOffset, timeLength).getBigUint64(0));
  return Number.isSafeInteger(at) ? { at, signature: bytes.slice(timeLength) } : null;
}
