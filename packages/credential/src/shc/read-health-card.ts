import { instant } from '@vedette/domain';
import { inflateRaw } from '../common/inflate.ts';
import { type JsonObject, parseStrictObject } from '../common/strict-json.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import { decodeBase64url, decodeUtf8 } from '../sd-jwt/base64url.ts';
import type { HealthCard } from './health-card.ts';
import { payloadSchema } from './payload-schema.ts';

/** The most bytes that a payload may have once inflated. */
export const maxPayloadBytes = 131_072;
const maxDepth = 32;
const maxJwsLength = 65_536;

/**
 * Reads a card in the compact serialisation of a JWS (RFC 7515) whose payload is bare deflate of JSON.
 * `schema`: JSON, and not what a card has to say.
 */
export function readHealthCard(jws: string): Parse<HealthCard> {
  if (jws.length > maxJwsLength) return refusedParse('too-large');
  const [head = '', body = '', tail = '', ...more] = jws.split('.', 4);
  const signature = decodeBase64url(tail);
  if (signature === null || signature.length === 0 || more.length > 0) return refusedParse('malformed');
  const header = readHeader(head);
  if (!header.ok) return header;
  const payload = readPayload(body);
  if (!payload.ok) return payload;
  return cardOf(payload.value, { kid: header.value, signed: `${head}.${body}`, signature });
}

/** The key's name in a header that says `alg`, `zip` and `kid`, and nothing else. */
function readHeader(part: string): Parse<string> {
  const header = readObject(decodeBase64url(part));
  if (!header.ok) return header;
  const { alg, zip, kid, ...more } = header.value;
  if (more['crit'] !== undefined) return refusedParse('unsupported-version');
  if (typeof kid !== 'string' || kid === '' || Object.keys(more).length > 0) return refusedParse('malformed');
  if (alg !== 'ES256') return refusedParse('algorithm-not-allowed');
  return zip === 'DEF' ? parsed(kid) : refusedParse('unsupported-version');
}

function readPayload(part: string): Parse<JsonObject> {
  const packed = decodeBase64url(part);
  if (packed === null) return refusedParse('malformed');
  const bytes = inflateRaw(packed, maxPayloadBytes);
  return bytes.ok ? readObject(bytes.value) : bytes;
}

function readObject(bytes: Uint8Array | null): Parse<JsonObject> {
  const text = bytes === null ? null : decodeUtf8(bytes);
  // Blanks around the object are no part of it, and no issuer writes them.
  if (!text?.startsWith('{') || !text.endsWith('}')) return refusedParse('malformed');
  return parseStrictObject(text, maxDepth);
}

function cardOf(
  payload: JsonObject,
  signed: Pick<HealthCard, 'kid' | 'signed' | 'signature'>,
): Parse<HealthCard> {
  const read = payloadSchema.safeParse(payload);
  if (!read.success) return refusedParse('schema');
  const { iss, nbf, exp, vc } = read.data;
  return parsed({
    ...signed,
    iss,
    notBefore: instant(nbf * 1_000),
    notAfter: exp === undefined ? null : instant(exp * 1_000),
    rid: vc.rid ?? null,
    resources: vc.credentialSubject.fhirBundle.entry.map((entry) => entry.resource),
  });
}
