import { type Instant, instant } from '@vedette/domain';
import { asCborMap, decodeCbor } from '../common/cbor.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import type { JsonValue } from './certlogic/index.ts';
import { jsonFromCbor } from './json-from-cbor.ts';

/** Claim keys of a CWT (RFC 8392), and the one that the EU registered for health certificates. */
const claim = { issuer: 1, expiresAt: 4, issuedAt: 6, healthCertificate: -260 } as const;
const europeanDcc = 1;
/** The last second of the year 9999: what lies beyond is no date. */
const lastSecond = 253_402_300_799;

/** What is signed: who issued it, from when until when, and the payload as JSON. */
export interface HcertClaims {
  readonly issuer: string | null;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly payload: JsonValue;
}

/** The claims of a health certificate; anything missing or of another shape is `malformed`. */
export function parseHcertClaims(bytes: Uint8Array): Parse<HcertClaims> {
  const item = decodeCbor(bytes);
  if (!item.ok) return item;
  const claims = asCborMap(item.value);
  const certificates = asCborMap(claims?.get(claim.healthCertificate));
  const issuer = claims?.get(claim.issuer) ?? null;
  const issuedAt = secondsOf(claims?.get(claim.issuedAt));
  const expiresAt = secondsOf(claims?.get(claim.expiresAt));
  if (!certificates?.has(europeanDcc) || issuedAt === null || expiresAt === null)
    return refusedParse('malformed');
  if (issuer !== null && (typeof issuer !== 'string' || issuer.length > 80)) return refusedParse('malformed');
  const payload = jsonFromCbor(certificates.get(europeanDcc));
  return payload.ok ? parsed({ issuer, issuedAt, expiresAt, payload: payload.value }) : payload;
}

/** NumericDate of RFC 8392: seconds since 1970, with a fraction where the issuer wrote one. */
function secondsOf(value: unknown): Instant | null {
  if (typeof value !== 'number' || !(value >= 0 && value <= lastSecond)) return null;
  return instant(Math.floor(value * 1000));
}
