import { createHash } from 'node:crypto';
import type { Presentation } from '@vedette/domain';
import { asCborBytes, decodeCbor } from '../common/cbor.ts';
import { type CoseSign1, coseHeader, parseCoseSign1 } from '../common/cose-sign1.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import { decodeClaims, type PassClaims } from './claims.ts';
import { passLimits } from './limits.ts';
import { decodePassText } from './pass-text.ts';

/** A pass as it was shown: read, and not yet believed. */
export interface ParsedPass {
  readonly claims: PassClaims;
  readonly message: CoseSign1;
  /** The first 8 bytes of SHA-256 of the issuer's public key, hex: names a key, and proves nothing. */
  readonly keyId: string;
  /** What the holder adds in a rotating presentation; null for a pass shown by itself. */
  readonly shown: ShownStep | null;
}

export interface ShownStep {
  readonly step: number;
  readonly signature: Uint8Array;
  /** SHA-256 of the pass. */
  readonly passDigest: Uint8Array;
}

const keyIdBytes = 8;
const signatureBytes = 64;
const arrayOfThree = 0x83;
/** Four bytes of CBOR: enough until the year 3331. */
const lastStep = 0xffff_ffff;

/** Reads a presentation of either form. */
export function parsePass(presentation: Presentation): Parse<ParsedPass> {
  const bytes = decodePassText(textOf(presentation));
  if (!bytes.ok) return bytes;
  return bytes.value[0] === arrayOfThree ? parseShown(bytes.value) : parseStatic(bytes.value, null);
}

/** The text of a code, byte by byte: whatever is not ASCII is outside base45 and refused there. */
export const textOf = ({ bytes }: Presentation): string => Buffer.from(bytes).toString('latin1');

function parseShown(bytes: Uint8Array): Parse<ParsedPass> {
  const item = decodeCbor(bytes);
  if (!item.ok) return item;
  if (!Array.isArray(item.value) || item.value.length !== 3) return refusedParse('malformed');
  const [passItem, step, signatureItem]: readonly unknown[] = item.value;
  const [pass, signature] = [asCborBytes(passItem), asCborBytes(signatureItem)];
  if (!pass || signature?.length !== signatureBytes || !isStep(step)) return refusedParse('malformed');
  const passDigest = new Uint8Array(createHash('sha256').update(pass).digest());
  return parseStatic(pass, { step, signature, passDigest });
}

const isStep = (item: unknown): item is number =>
  typeof item === 'number' && Number.isInteger(item) && item >= 0 && item <= lastStep;

function parseStatic(bytes: Uint8Array, shown: ShownStep | null): Parse<ParsedPass> {
  if (bytes.length > passLimits.bytes) return refusedParse('too-large');
  const message = parseCoseSign1(bytes, ['sign1']);
  if (!message.ok) return message;
  const keyId = keyIdIn(message.value);
  const payload = decodeCbor(message.value.payload);
  if (keyId === null || !payload.ok) return refusedParse('malformed');
  const claims = decodeClaims(payload.value);
  return claims === null ? refusedParse('schema') : parsed({ claims, message: message.value, keyId, shown });
}

/** The headers are exactly algorithm and key id, both protected: nothing beside them can mean anything. */
function keyIdIn({ protectedHeader, unprotectedHeader }: CoseSign1): string | null {
  if (unprotectedHeader.size !== 0 || protectedHeader.size !== 2) return null;
  if (!protectedHeader.has(coseHeader.algorithm)) return null;
  const keyId = asCborBytes(protectedHeader.get(coseHeader.keyId));
  return keyId?.length === keyIdBytes ? Buffer.from(keyId).toString('hex') : null;
}
