import { type KeyObject, sign, verify } from 'node:crypto';
import type { CredentialFault } from '../core/fault.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import { asCborBytes, asCborMap, type CborMap, CborTag, decodeCbor, encodeCbor } from './cbor.ts';
import {
  algorithmOfKey,
  type CoseAlgorithm,
  coseAlgorithms,
  cryptoOptions,
  signatureLength,
} from './cose-algorithm.ts';

/** How a message is wrapped: not at all, as COSE_Sign1 (tag 18), or as a CWT around that (tags 61, 18). */
export type CoseWrapping = 'untagged' | 'sign1' | 'cwt';

/** A COSE_Sign1 message (RFC 9052 section 4.2), read and not yet believed. */
export interface CoseSign1 {
  readonly protectedHeader: CborMap;
  readonly unprotectedHeader: CborMap;
  /** The protected header's bytes as they are signed. */
  readonly protectedBytes: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

export const coseHeader = { algorithm: 1, critical: 2, contentType: 3, keyId: 4 } as const;

const tagNumber = { sign1: 18, cwt: 61 } as const;
const algorithmNames: readonly CoseAlgorithm[] = ['ES256', 'PS256', 'EdDSA'];
const none = new Uint8Array(0);
const noHeader: CborMap = new Map();

/** Labels that this reader understands, and that `crit` may therefore name (RFC 9052 section 3.1). */
const understood: ReadonlySet<unknown> = new Set(Object.values(coseHeader));

/**
 * Reads a message that is wrapped in one of the given ways. A detached payload, another tag, a doubled label and a
 * header of the wrong shape are `malformed`; a critical label that is not understood is `unsupported-version`.
 */
export function parseCoseSign1(bytes: Uint8Array, wrappings: readonly CoseWrapping[]): Parse<CoseSign1> {
  const item = decodeCbor(bytes);
  if (!item.ok) return item;
  const body = unwrap(item.value, wrappings);
  if (body?.length !== 4) return refusedParse('malformed');
  const written = asCborBytes(body[0]);
  const unprotectedHeader = asCborMap(body[1]);
  const payload = asCborBytes(body[2]);
  const signature = asCborBytes(body[3]);
  const protectedHeader = written === null ? null : headerOf(written);
  if (!(written && protectedHeader && unprotectedHeader && payload && signature))
    return refusedParse('malformed');
  const fault = judgeCritical(protectedHeader, unprotectedHeader);
  if (fault !== null) return refusedParse(fault);
  // An empty map and no bytes say the same, and are signed as no bytes.
  const protectedBytes = protectedHeader.size === 0 ? none : written;
  return parsed({ protectedHeader, unprotectedHeader, protectedBytes, payload, signature });
}

function unwrap(item: unknown, wrappings: readonly CoseWrapping[]): readonly unknown[] | null {
  let content = item;
  let wrapping: CoseWrapping = 'untagged';
  if (content instanceof CborTag && content.tag === tagNumber.cwt) {
    content = content.contents;
    wrapping = 'cwt';
  }
  if (content instanceof CborTag && content.tag === tagNumber.sign1) {
    content = content.contents;
    if (wrapping === 'untagged') wrapping = 'sign1';
  } else if (wrapping === 'cwt') return null;
  return wrappings.includes(wrapping) && Array.isArray(content) ? content : null;
}

function headerOf(written: Uint8Array): CborMap | null {
  if (written.length === 0) return noHeader;
  const header = decodeCbor(written);
  return header.ok ? asCborMap(header.value) : null;
}

function judgeCritical(protectedHeader: CborMap, unprotectedHeader: CborMap): CredentialFault | null {
  if (unprotectedHeader.has(coseHeader.critical)) return 'malformed';
  if (!protectedHeader.has(coseHeader.critical)) return null;
  const labels = protectedHeader.get(coseHeader.critical);
  if (!Array.isArray(labels) || labels.length === 0) return 'malformed';
  if (!labels.every((label) => understood.has(label))) return 'unsupported-version';
  return labels.every((label) => protectedHeader.has(label)) ? null : 'malformed';
}

/** The value of a header; what is protected wins over what anybody could have changed. */
export function headerValue(message: CoseSign1, label: number): unknown {
  const { protectedHeader, unprotectedHeader } = message;
  return protectedHeader.has(label) ? protectedHeader.get(label) : unprotectedHeader.get(label);
}

/** The key's name in the message; null when there is none, or it is not a byte string. */
export const keyIdOf = (message: CoseSign1): Uint8Array | null =>
  asCborBytes(headerValue(message, coseHeader.keyId));

/** The algorithm that the message names, which proves nothing; null when it is none of those allowed. */
export function algorithmOfHeader(message: CoseSign1): CoseAlgorithm | null {
  const named = headerValue(message, coseHeader.algorithm);
  return algorithmNames.find((name) => coseAlgorithms[name] === named) ?? null;
}

/**
 * What is wrong with the signature under a trusted key; null when nothing is. The key says which algorithm is
 * used; the message's own word for it has to agree.
 */
export function verifyCoseSign1(
  message: CoseSign1,
  key: KeyObject,
  externalData: Uint8Array = none,
): 'algorithm-not-allowed' | 'signature' | null {
  const algorithm = algorithmOfKey(key);
  if (algorithm === null || algorithmOfHeader(message) !== algorithm) return 'algorithm-not-allowed';
  if (message.signature.length !== signatureLength(key)) return 'signature';
  const options = cryptoOptions(algorithm, key);
  const signed = toBeSigned(message.protectedBytes, message.payload, externalData);
  try {
    return verify(options.digest, signed, options.key, message.signature) ? null : 'signature';
  } catch {
    return 'signature';
  }
}

export interface CoseToSign {
  readonly payload: Uint8Array;
  readonly key: KeyObject;
  /** Added to the protected header beside the algorithm, which is that of the key. */
  readonly protectedHeader?: CborMap;
  readonly unprotectedHeader?: CborMap;
  readonly externalData?: Uint8Array;
  readonly wrapping?: CoseWrapping;
}

/**
 * Signs a payload with an Ed25519, P-256 or RSA private key and gives the encoded message, tagged as COSE_Sign1
 * unless told otherwise.
 * @throws TypeError for a key that is not allowed
 */
export function signCoseSign1(toSign: CoseToSign): Uint8Array {
  const { payload, key, protectedHeader = noHeader, unprotectedHeader = noHeader } = toSign;
  const algorithm = algorithmOfKey(key);
  if (algorithm === null) throw new TypeError('A key of this kind cannot sign');
  const header = new Map(protectedHeader).set(coseHeader.algorithm, coseAlgorithms[algorithm]);
  const protectedBytes = encodeCbor(header);
  const options = cryptoOptions(algorithm, key);
  const signed = toBeSigned(protectedBytes, payload, toSign.externalData ?? none);
  const signature = sign(options.digest, signed, options.key);
  const body = [protectedBytes, unprotectedHeader, plain(payload), plain(signature)];
  return encodeCbor(wrap(body, toSign.wrapping ?? 'sign1'));
}

function wrap(body: readonly unknown[], wrapping: CoseWrapping): unknown {
  if (wrapping === 'untagged') return body;
  const message = new CborTag(tagNumber.sign1, body);
  return wrapping === 'sign1' ? message : new CborTag(tagNumber.cwt, message);
}

/** Sig_structure of RFC 9052 section 4.4. */
const toBeSigned = (header: Uint8Array, payload: Uint8Array, externalData: Uint8Array): Uint8Array =>
  encodeCbor(['Signature1', plain(header), plain(externalData), plain(payload)]);

// cbor2 chooses the encoding by the constructor, and a Buffer would be written as the object it is.
const plain = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
