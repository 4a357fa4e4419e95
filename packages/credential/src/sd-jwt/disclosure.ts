import { createHash } from 'node:crypto';
import { type Json, parseStrictJson } from '../common/strict-json.ts';
import { decodeBase64urlText } from './base64url.ts';
import { sdJwtLimits } from './limits.ts';

/** A disclosure (RFC 9901 section 4.2): a claim of an object with its name, or an element of an array without. */
export interface Disclosure {
  /** SHA-256 over the disclosure as it was written, in base64url. */
  readonly digest: string;
  readonly name: string | null;
  readonly value: Json;
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Null for anything but a salt, a name where there is one, and a value. */
export function parseDisclosure(written: string): Disclosure | null {
  const text = decodeBase64urlText(written);
  const read = text === null ? null : parseStrictJson(text, sdJwtLimits.depth);
  if (!read?.ok || !Array.isArray(read.value)) return null;
  const parts: readonly Json[] = read.value;
  if (typeof parts[0] !== 'string') return null;
  const digest = digestOf(written);
  const [, second, third] = parts;
  if (parts.length === 2 && second !== undefined) return { digest, name: null, value: second };
  return parts.length === 3 && typeof second === 'string' && third !== undefined
    ? { digest, name: second, value: third }
    : null;
}
