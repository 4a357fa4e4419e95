import { CborTag } from '../common/cbor.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import type { JsonValue } from './certlogic/index.ts';

/** Standard date-time text (RFC 8949 section 3.4.1): some issuers tag their dates. */
const dateTimeTag = 0;

/**
 * A decoded CBOR item as JSON: records without a prototype, tagged date-times as their text. `undefined` becomes
 * null. Bytes, other tags and keys that are no text are `malformed`.
 */
export function jsonFromCbor(item: unknown): Parse<JsonValue> {
  try {
    return parsed(convert(item));
  } catch {
    return refusedParse('malformed');
  }
}

function convert(item: unknown): JsonValue {
  if (item === null || item === undefined) return null;
  if (typeof item === 'string' || typeof item === 'boolean') return item;
  if (typeof item === 'number' && Number.isFinite(item)) return item;
  if (Array.isArray(item)) return item.map(convert);
  if (item instanceof Map) return recordOf(item);
  if (item instanceof CborTag && item.tag === dateTimeTag && typeof item.contents === 'string')
    return item.contents;
  throw new TypeError('Nothing that JSON can say');
}

function recordOf(map: ReadonlyMap<unknown, unknown>): JsonValue {
  const record: Record<string, JsonValue> = Object.create(null);
  for (const [key, value] of map) {
    if (typeof key !== 'string') throw new TypeError('A key that JSON cannot have');
    record[key] = convert(value);
  }
  return record;
}
