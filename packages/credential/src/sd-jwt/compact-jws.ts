import { compactVerify } from 'jose';
import { type JsonObject, memberOf, parseStrictObject } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import { decodeBase64url, decodeBase64urlText } from './base64url.ts';
import { sdJwtLimits } from './limits.ts';
import type { TrustedKey } from './trust.ts';
import { isAlgorithm } from './trusted-key.ts';

/** A JWT in the compact serialisation (RFC 7515 section 7.1), read and not yet believed. */
export interface CompactJws {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly compact: string;
  /** Header and payload as they are signed. The signature itself is no name: ECDSA has two for each. */
  readonly signingInput: string;
}

/** Size is to be bounded by the caller. A critical header, whatever it says, is `unsupported-version`. */
export function parseCompactJws(compact: string): Parse<CompactJws> {
  const [head, body, signature, ...rest] = compact.split('.', 4);
  if (head === undefined || body === undefined || !signature || rest.length > 0)
    return refusedParse('malformed');
  const header = objectOf(head);
  const payload = objectOf(body);
  if (header === null || payload === null || decodeBase64url(signature) === null)
    return refusedParse('malformed');
  if (memberOf(header, 'crit') !== undefined) return refusedParse('unsupported-version');
  return parsed({ header, payload, compact, signingInput: `${head}.${body}` });
}

function objectOf(part: string): JsonObject | null {
  const text = decodeBase64urlText(part);
  const value = text === null ? null : parseStrictObject(text, sdJwtLimits.depth);
  return value?.ok ? value.value : null;
}

/** The key under which the message verifies, or what is wrong. */
export type Signed =
  | { readonly ok: true; readonly key: TrustedKey }
  | { readonly ok: false; readonly fault: CredentialFault };

/**
 * Tries every trusted key that the message may mean. The key says which algorithm is used, and the header has to
 * agree; a key that the message brings along is not looked at.
 */
export async function verifyJws(jws: CompactJws, keys: readonly TrustedKey[]): Promise<Signed> {
  const kid = memberOf(jws.header, 'kid');
  const alg = memberOf(jws.header, 'alg');
  if (!(['ES256', 'EdDSA', 'PS256'] as const).some((allowed) => isAlgorithm(alg, allowed)))
    return { ok: false, fault: 'algorithm-not-allowed' };
  const meant = keys.filter((key) => kid === undefined || !key.isNamed || key.keyId === kid);
  if (meant.length === 0) return { ok: false, fault: 'unknown-issuer' };
  const fitting = meant.filter((key) => isAlgorithm(alg, key.algorithm));
  if (fitting.length === 0) return { ok: false, fault: 'algorithm-not-allowed' };
  for (const key of fitting) if (await isSignedBy(jws, key)) return { ok: true, key };
  return { ok: false, fault: 'signature' };
}

async function isSignedBy(jws: CompactJws, key: TrustedKey): Promise<boolean> {
  try {
    const algorithms = key.algorithm === 'EdDSA' ? ['EdDSA', 'Ed25519'] : [key.algorithm];
    await compactVerify(jws.compact, key.key, { algorithms });
    return true;
  } catch {
    return false;
  }
}
