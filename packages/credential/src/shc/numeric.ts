import { type Parse, parsed, refusedParse } from '../core/format.ts';

/** What every code of a health card starts with (IANA: `shc`). */
export const shcPrefix = 'shc:/';

// Two digits stand for one character: its code less that of `-`, the lowest that a compact JWS has.
const lowest = 45;
const highestPair = 77;

const maxLength = 150_000;

const chunked = /^shc:\/(?!1\/1\/)\d{1,9}\/\d{1,9}\/\d*$/;
// Some issuers call a card that is whole the first part of one.
const numeric = /^shc:\/(?:1\/1\/)?((?:\d\d)+)$/;

/**
 * The compact JWS in the text of a code: `shc:/` and pairs of digits. One of several codes, deprecated in
 * December 2022, is `unsupported-version`; anything else is `malformed`.
 */
export function readNumeric(text: string): Parse<string> {
  if (text.length > maxLength) return refusedParse('too-large');
  if (chunked.test(text)) return refusedParse('unsupported-version');
  const pairs = numeric.exec(text)?.[1]?.match(/../g)?.map(Number);
  if (pairs === undefined || pairs.some((pair) => pair > highestPair)) return refusedParse('malformed');
  return parsed(pairs.map((pair) => String.fromCharCode(pair + lowest)).join(''));
}

/** The text of the code for a compact JWS; undefined where a character has no pair. */
export function writeNumeric(jws: string): string | undefined {
  const pairs = [...jws].map((character) => (character.codePointAt(0) ?? 0) - lowest);
  if (pairs.some((pair) => pair < 0 || pair > highestPair)) return undefined;
  return shcPrefix + pairs.map((pair) => String(pair).padStart(2, '0')).join('');
}
