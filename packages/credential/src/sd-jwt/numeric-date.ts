import { type Instant, instant } from '@vedette/domain';
import { type JsonObject, memberOf } from '../common/strict-json.ts';

/** A moment in a JWT (NumericDate of RFC 7519 section 2): null where there is none, undefined where it is no date. */
export function dateIn(claims: JsonObject, name: string): Instant | null | undefined {
  const seconds = memberOf(claims, name);
  if (seconds === undefined) return null;
  const isDate = typeof seconds === 'number' && seconds >= 0 && seconds <= 8_640_000_000_000;
  return isDate ? instant(Math.floor(seconds * 1_000)) : undefined;
}
