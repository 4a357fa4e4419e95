import { isDateTime, momentOf } from '@vedette/credential';

/**
 * Whether two JSON values say the same: keys in any order, and date-times by the second that they mean, since an
 * issuer's encoder may have written them in another zone or with more digits.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other || sameTime(one, other);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, at) => sameJson(value, other[at]));
  if (isRecord(one) && isRecord(other)) return sameRecord(one, other);
  return one === other;
}

function sameRecord(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  );
}

function sameTime(one: string, other: string): boolean {
  const [first, second] = [one, other].map(secondOf);
  return first !== undefined && first !== null && first === second;
}

const secondOf = (text: string): number | null => {
  const moment = isDateTime(text) ? momentOf(text) : null;
  return moment === null ? null : Math.floor(moment / 1000);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
