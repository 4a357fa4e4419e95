/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/**
 * The one way to write a value (JCS, RFC 8785): members sorted by the UTF-16 units of their names, no white space.
 * Numbers and texts are written as ECMAScript does it, which that standard takes over. A member that is undefined is
 * absent.
 * @throws TypeError for what JSON cannot say: a number that is not finite, half of a surrogate pair
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return textText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((name) => memberText(name, value[name]));
  return `{${members.join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

function memberText(name: string, value: Json | undefined): readonly string[] {
  return value === undefined ? [] : [`${textText(name)}:${canonicalJson(value)}`];
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON has no such number');
  return JSON.stringify(value);
}

function textText(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('Half of a surrogate pair');
  return JSON.stringify(value);
}
