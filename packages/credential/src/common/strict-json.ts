import { type Parse, parsed, refusedParse } from '../core/format.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * JSON as a verifier may trust itself to read it: nested at most `maxDepth` deep, and no name twice in one object
 * (RFC 8259 leaves open which of the two would count, so two readers could see two documents). Anything else is
 * `malformed`. `__proto__` is a name like any other; size is to be bounded by the caller.
 */
export function parseStrictJson(text: string, maxDepth: number): Parse<Json> {
  try {
    return isStrict(text, maxDepth) ? parsed(JSON.parse(text)) : refusedParse('malformed');
  } catch {
    return refusedParse('malformed');
  }
}

/** Strict JSON whose outermost value is an object. */
export function parseStrictObject(text: string, maxDepth: number): Parse<JsonObject> {
  const value = parseStrictJson(text, maxDepth);
  if (!value.ok) return value;
  return isJsonObject(value.value) ? parsed(value.value) : refusedParse('malformed');
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object's own member; never something that it inherits. */
export const memberOf = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** Walks the brackets and the names; whether the text is JSON at all is left to the parser after it. */
function isStrict(text: string, maxDepth: number): boolean {
  const open: (Set<string> | null)[] = [];
  let before = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (isSpace(char)) continue;
    if (char === '"') {
      const end = endOfString(text, at);
      const names = open.at(-1) ?? null;
      if (names !== null && (before === '{' || before === ',') && !addName(names, text.slice(at, end + 1)))
        return false;
      at = end;
    } else if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : null);
      if (open.length > maxDepth) return false;
    } else if (char === '}' || char === ']') open.pop();
    before = char;
  }
  return true;
}

const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r';

/** The place of the closing quote; past the end where there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, quote: number): boolean {
  let at = quote;
  while (text.charAt(at - 1) === '\\') at--;
  return (quote - at) % 2 === 1;
}

/** Compares names as they are meant, not as they are written: `"\u0061"` is `"a"`. */
function addName(names: Set<string>, written: string): boolean {
  const name: unknown = JSON.parse(written);
  if (typeof name !== 'string' || names.has(name)) return false;
  names.add(name);
  return true;
}
