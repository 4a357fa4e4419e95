import { type Instant, VedetteError } from '@vedette/domain';
import { decodePassText, encodePassText } from './pass-text.ts';
import { stepAt, stepMessage } from './step.ts';

/** What the phone that holds a pass can do; in a browser both are WebCrypto's. */
export interface HolderCrypto {
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
  /** 64 bytes, made with the key that the pass names: ECDSA P-256 over SHA-256 as r and s, or Ed25519. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/**
 * The text of the code that a phone shows in the step of `at`.
 * @param pass text of the pass as it was issued
 * @throws VedetteError input-invalid when that is no text of a pass
 */
export async function holderPresentation(pass: string, at: Instant, holder: HolderCrypto): Promise<string> {
  const read = decodePassText(pass);
  if (!read.ok) throw new VedetteError('input-invalid', 'caller', { at: 'pass' });
  const step = stepAt(at);
  const signature = await holder.sign(stepMessage(await holder.sha256(read.value), step));
  return encodePassText(encodeShown(read.value, step, signature));
}

/** The CBOR array of pass, step and signature, by hand: a page need not carry a CBOR library for it. */
export function encodeShown(pass: Uint8Array, step: number, signature: Uint8Array): Uint8Array {
  const parts = [head(4, 3), head(2, pass.length), pass, head(0, step), head(2, signature.length), signature];
  const shown = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    shown.set(part, at);
    at += part.length;
  }
  return shown;
}

/** Major type and argument in the shortest form (RFC 8949 section 3.1), for arguments below 2^32. */
function head(majorType: number, argument: number): Uint8Array {
  const type = majorType << 5;
  if (argument < 24) return Uint8Array.of(type | argument);
  if (argument < 0x100) return Uint8Array.of(type | 24, argument);
  if (argument < 0x1_0000) return Uint8Array.of(type | 25, argument >>> 8, argument & 0xff);
  const bytes = new Uint8Array(5);
  bytes[0] = type | 26;
  new DataView(bytes.buffer).setUint32(1, argument);
  return bytes;
}
