import { decodeBase45 } from '../common/base45.ts';
import { type CoseSign1, type CoseWrapping, parseCoseSign1 } from '../common/cose-sign1.ts';
import { inflateZlib } from '../common/inflate.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import { type HcertClaims, parseHcertClaims } from './cwt.ts';

export const hcertPrefix = 'HC1:';

/** A certificate takes one to two kilobytes; whatever inflates to more is none. */
const maxInflated = 16_384;

/** Issuers tag their messages, tag them twice, or not at all. */
const wrappings: readonly CoseWrapping[] = ['untagged', 'sign1', 'cwt'];

/** A certificate as it was shown: read, and not yet believed. */
export interface Hcert {
  readonly message: CoseSign1;
  readonly claims: HcertClaims;
}

/** `HC1:` + base45 (zlib (COSE_Sign1 (CWT))), after the electronic health certificate specification 1. */
export function readHcert(text: string): Parse<Hcert> {
  if (!text.startsWith(hcertPrefix)) return refusedParse('malformed');
  const compressed = decodeBase45(text.slice(hcertPrefix.length));
  if (!compressed.ok) return compressed;
  const inflated = inflateZlib(compressed.value, maxInflated);
  return inflated.ok ? readHcertMessage(inflated.value) : inflated;
}

/** The innermost parts of `readHcert`: a COSE_Sign1 message with the claims in it. */
export function readHcertMessage(bytes: Uint8Array): Parse<Hcert> {
  const message = parseCoseSign1(bytes, wrappings);
  if (!message.ok) return message;
  const claims = parseHcertClaims(message.value.payload);
  return claims.ok ? parsed({ message: message.value, claims: claims.value }) : claims;
}
