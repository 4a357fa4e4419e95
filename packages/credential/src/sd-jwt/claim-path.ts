import { isJsonObject, type Json, memberOf } from '../common/strict-json.ts';

/** A claims path pointer of OpenID4VP 1.0 section 7: a member's name, an index, or null for every element. */
export type ClaimPath = readonly (string | number | null)[];

/** The values a path leads to; none where it leads nowhere, or through something of another shape. */
export function valuesAt(root: Json, path: ClaimPath): readonly Json[] {
  let here: readonly Json[] = [root];
  for (const step of path) {
    if (!here.every((value) => fits(value, step))) return [];
    here = here.flatMap((value) => stepInto(value, step));
  }
  return here;
}

export const isSamePath = (one: ClaimPath, other: ClaimPath): boolean =>
  one.length === other.length && one.every((step, at) => step === other[at]);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const fits = (value: Json, step: string | number | null): boolean =>
  typeof step === 'string' ? isJsonObject(value) : isList(value);

function stepInto(value: Json, step: string | number | null): readonly Json[] {
  if (isList(value)) return typeof step === 'number' ? value.slice(step, step + 1) : value;
  const member = isJsonObject(value) && typeof step === 'string' ? memberOf(value, step) : undefined;
  return member === undefined ? [] : [member];
}
