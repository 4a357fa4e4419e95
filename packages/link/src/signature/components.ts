import { parseDictionary, serializeInnerList, serializeItem } from 'structured-headers';
import type { HttpRequestParts, HttpResponseParts } from './message.ts';
import type { CoveredComponent, SignatureParameters } from './signature-input.ts';

export type HttpMessageParts = HttpRequestParts | HttpResponseParts;

/**
 * The value of one covered component (RFC 9421, section 2).
 * @returns null when the message has none, or when the component is of a kind that the link does not use
 */
function componentValue(message: HttpMessageParts, { name, req, key }: CoveredComponent): string | null {
  const source = req ? ('request' in message ? message.request : null) : message;
  if (source === null) return null;
  if (name.startsWith('@')) return derivedValue(source, name);
  const value = source.field(name)?.trim();
  if (value === undefined) return null;
  return key === null ? value : memberOf(value, key);
}

function derivedValue(message: HttpMessageParts, name: string): string | null {
  if ('status' in message) return name === '@status' ? String(message.status) : null;
  if (name === '@method') return message.method;
  if (name === '@target-uri') return message.targetUri;
  if (!URL.canParse(message.targetUri)) return null;
  const url = new URL(message.targetUri);
  if (name === '@authority') return url.host;
  return name === '@path' ? url.pathname : null;
}

/** One member of a dictionary field, written strictly (RFC 9421, section 2.1.2). */
function memberOf(value: string, key: string): string | null {
  try {
    const member = parseDictionary(value).get(key);
    if (member === undefined) return null;
    return Array.isArray(member[0])
      ? serializeInnerList([member[0], member[1]])
      : serializeItem([member[0], member[1]]);
  } catch {
    return null;
  }
}

/**
 * What is signed (RFC 9421, section 2.5).
 * @returns null when the message lacks a component that is covered
 */
export function signatureBase(message: HttpMessageParts, parameters: SignatureParameters): Uint8Array | null {
  const lines: string[] = [];
  for (const component of parameters.covered) {
    const value = componentValue(message, component);
    if (value === null || /[\r\n]/.test(value)) return null;
    lines.push(`${component.written}: ${value}\n`);
  }
  return Buffer.from(`${lines.join('')}"@signature-params": ${parameters.written}`);
}
