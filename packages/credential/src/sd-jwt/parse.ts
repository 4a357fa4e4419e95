import type { Presentation, PresentationChallenge } from '@vedette/domain';
import { type JsonObject, memberOf } from '../common/strict-json.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import { decodeUtf8 } from './base64url.ts';
import { type CompactJws, parseCompactJws } from './compact-jws.ts';
import { digestOf, parseDisclosure } from './disclosure.ts';
import { sdJwtLimits } from './limits.ts';
import { reveal } from './reveal.ts';

/** An SD-JWT, with or without key binding (RFC 9901 section 4), read and not yet believed. */
export interface SdJwt {
  readonly issuerJwt: CompactJws;
  /** What the issuer signed, with everything disclosed in its place. */
  readonly claims: JsonObject;
  readonly keyBinding: CompactJws | null;
  /** Digest over everything before the key binding, as the key binding has to state it in `sd_hash`. */
  readonly boundDigest: string;
  /** What the sentinel had asked, when it had. */
  readonly challenge: PresentationChallenge | null;
}

/** Whether a text may be an SD-JWT: a JWT's first letters, and the separator that no other code has. */
export function looksLikeSdJwt(bytes: Uint8Array): boolean {
  const starts = bytes[0] === 0x65 && bytes[1] === 0x79 && bytes[2] === 0x4a;
  return starts && bytes.indexOf(0x7e) > 0;
}

/** Reads `<issuer's JWT>~<disclosure>~…~<key binding JWT or nothing>`. */
export function parseSdJwt({ bytes, challenge }: Presentation): Parse<SdJwt> {
  if (bytes.length > sdJwtLimits.bytes) return refusedParse('too-large');
  const text = decodeUtf8(bytes);
  const parts = text?.split('~', sdJwtLimits.disclosures + 3) ?? [];
  const [issued, ...written] = parts;
  const bound = written.pop();
  if (text === null || issued === undefined || bound === undefined) return refusedParse('malformed');
  if (written.length > sdJwtLimits.disclosures) return refusedParse('too-large');
  const issuerJwt = parseCompactJws(issued);
  if (!issuerJwt.ok) return issuerJwt;
  const keyBinding = bound === '' ? parsed(null) : parseCompactJws(bound);
  if (!keyBinding.ok) return keyBinding;
  const claims = claimsOf(issuerJwt.value.payload, written);
  if (!claims.ok) return claims;
  const boundDigest = digestOf(text.slice(0, text.length - bound.length));
  return parsed({
    ...{ issuerJwt: issuerJwt.value, claims: claims.value, keyBinding: keyBinding.value },
    ...{ boundDigest, challenge: challenge ?? null },
  });
}

function claimsOf(payload: JsonObject, written: readonly string[]): Parse<JsonObject> {
  const hash = memberOf(payload, '_sd_alg');
  if (hash !== undefined && hash !== 'sha-256') return refusedParse('algorithm-not-allowed');
  const disclosures = written.map(parseDisclosure).filter((disclosure) => disclosure !== null);
  if (disclosures.length !== written.length) return refusedParse('malformed');
  const claims = reveal(payload, disclosures);
  return claims === null ? refusedParse('malformed') : parsed(claims);
}
