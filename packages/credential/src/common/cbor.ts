import { type DecodeOptions, decode, type EncodeOptions, encode, Tag } from 'cbor2';
import { type Parse, parsed, refusedParse } from '../core/format.ts';

/** A tagged item as `decodeCbor` gives it: `tag` is the number, `contents` the item. */
export { Tag as CborTag };

export type CborKey = string | number | bigint;
export type CborMap = ReadonlyMap<CborKey, unknown>;

/** Arrays count double towards the depth in cbor2: twelve hold the deepest certificate and no bomb. */
const decoding: DecodeOptions = {
  maxDepth: 12,
  rejectDuplicateKeys: true,
  preferMap: true,
  ignoreGlobalTags: true,
  createObject: mapOf,
};

/** Core deterministic encoding (RFC 8949 section 4.2.1): the same value always has the same bytes. */
const encoding: EncodeOptions = { cde: true };

/**
 * One CBOR item (RFC 8949), and nothing after it: maps as `Map`, byte strings as `Uint8Array`, tags as `CborTag`
 * and never interpreted. Duplicate keys, keys that are neither text nor whole numbers, too great a depth, an
 * impossible length and trailing bytes are `malformed`. Size is to be bounded by the caller.
 */
export function decodeCbor(bytes: Uint8Array): Parse<unknown> {
  try {
    return parsed(decode(bytes, decoding));
  } catch {
    return refusedParse('malformed');
  }
}

/** Deterministic CBOR of maps (`Map`), arrays, text, numbers, booleans, null, `Uint8Array` and `CborTag`. */
export function encodeCbor(value: unknown): Uint8Array {
  return encode(value, encoding);
}

/** A decoded map; null for anything else. */
export const asCborMap = (value: unknown): CborMap | null => (value instanceof Map ? value : null);

/** A decoded byte string; null for anything else. */
export const asCborBytes = (value: unknown): Uint8Array | null =>
  value instanceof Uint8Array ? value : null;

// cbor2 compares the bytes of keys, so one number written in two lengths would pass as two keys.
function mapOf(entries: readonly (readonly [unknown, unknown, ...unknown[]])[]): CborMap {
  const map = new Map<CborKey, unknown>();
  for (const [key, value] of entries) {
    if (!isKey(key) || map.has(key)) throw new TypeError('A key that is doubled or not allowed');
    map.set(key, value);
  }
  return map;
}

const isKey = (key: unknown): key is CborKey =>
  typeof key === 'string' || typeof key === 'bigint' || Number.isSafeInteger(key);
