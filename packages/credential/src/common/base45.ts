import { type Parse, parsed, refusedParse } from '../core/format.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const radix = alphabet.length;
const notInAlphabet = 255;

const digitOf = new Uint8Array(128).fill(notInAlphabet);
for (let value = 0; value < radix; value++) digitOf[alphabet.charCodeAt(value)] = value;

/** Base45 of RFC 9285: two bytes in three characters, a last single byte in two. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0;
    const low = bytes[at + 1];
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3);
  }
  return text;
}

function digits(value: number, count: number): string {
  let rest = value;
  let text = '';
  for (let digit = 0; digit < count; digit++) {
    text += alphabet.charAt(rest % radix);
    rest = Math.floor(rest / radix);
  }
  return text;
}

/**
 * The bytes of a base45 text (RFC 9285). Strict: a foreign character, a group of one character, and a group whose
 * value does not fit its bytes are `malformed`.
 */
export function decodeBase45(text: string): Parse<Uint8Array> {
  const tail = text.length % 3;
  if (tail === 1) return refusedParse('malformed');
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (tail === 2 ? 1 : 0));
  const whole = text.length - tail;
  for (let at = 0, to = 0; at < whole; at += 3, to += 2) {
    const value = groupAt(text, at, 3);
    if (value > 0xffff) return refusedParse('malformed');
    bytes[to] = value >> 8;
    bytes[to + 1] = value & 0xff;
  }
  if (tail === 2) {
    const value = groupAt(text, whole, 2);
    if (value > 0xff) return refusedParse('malformed');
    bytes[bytes.length - 1] = value;
  }
  return parsed(bytes);
}

/** The value of a group, least significant character first; infinite when one is not of the alphabet. */
function groupAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let digit = count - 1; digit >= 0; digit--) {
    const here = digitOf[text.charCodeAt(at + digit)] ?? notInAlphabet;
    if (here === notInAlphabet) return Number.POSITIVE_INFINITY;
    value = value * radix + here;
  }
  return value;
}
