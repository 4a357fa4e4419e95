import {
  asCborMap,
  type CoseSign1,
  decodeBase45,
  decodeCbor,
  type HcertTrust,
  hcertPrefix,
  inflateZlib,
  type JsonValue,
  jsonFromCbor,
  type Parse,
  parseCoseSign1,
  parsed,
  readHcertTrust,
  refusedParse,
} from '@vedette/credential';
import type { DgcCase } from './dgc-case.ts';

// A case brings the outcome of every stage, or of some. Where one is left out, the stages before it, done by our own
// code, take its place: the code alone is enough to decide everything.

const maxInflated = 16_384;
const healthCertificate = -260;
const europeanDcc = 1;

/** The text of the code without its prefix. */
export function base45Of({ prefixed, base45 }: DgcCase): Parse<string> {
  if (base45 !== null) return parsed(base45);
  return prefixed?.startsWith(hcertPrefix) ? parsed(prefixed.slice(hcertPrefix.length)) : refused;
}

/** The compressed message. */
export function compressedOf(one: DgcCase): Parse<Uint8Array> {
  if (one.compressed !== null) return parsed(one.compressed);
  const base45 = base45Of(one);
  return base45.ok ? decodeBase45(base45.value) : base45;
}

/** The signed message, inflated. */
export function inflatedOf(one: DgcCase): Parse<Uint8Array> {
  if (one.cose !== null) return parsed(one.cose);
  const compressed = compressedOf(one);
  return compressed.ok ? inflateZlib(compressed.value, maxInflated) : compressed;
}

/** The signed message, read. */
export function messageOf(one: DgcCase): Parse<CoseSign1> {
  const bytes = inflatedOf(one);
  return bytes.ok ? parseCoseSign1(bytes.value, ['untagged', 'sign1', 'cwt']) : bytes;
}

/** What was signed. */
export function signedDccOf(one: DgcCase): Parse<JsonValue> {
  const message = messageOf(one);
  return message.ok ? dccIn(message.value.payload) : message;
}

/** A certificate in CBOR, with the claims around it or without: both stand in the cases. */
export function dccIn(bytes: Uint8Array): Parse<JsonValue> {
  const item = decodeCbor(bytes);
  if (!item.ok) return item;
  const claims = asCborMap(item.value);
  if (claims?.has(healthCertificate) !== true) return jsonFromCbor(item.value);
  const certificates = asCborMap(claims.get(healthCertificate));
  return certificates === null ? refused : jsonFromCbor(certificates.get(europeanDcc));
}

/** A case of which only what a camera sees is known. */
export const shown = (one: DgcCase): DgcCase =>
  one.prefixed === null ? one : { ...one, base45: null, compressed: null, cose: null };

/** The trust list that a case means: the one certificate that it brings. */
export function trustOf({ certificate }: DgcCase): HcertTrust | null {
  try {
    return certificate === null ? null : readHcertTrust(certificate);
  } catch {
    return null;
  }
}

const refused = refusedParse('malformed');
