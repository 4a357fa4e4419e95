import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '../json/canonical-json.ts';
import { fromBase64Url, toBase64Url } from '../log/note/base64.ts';
import type { SignBytes } from '../log/note/sign-note.ts';
import type { VerifierKey } from '../log/note/verifier-key.ts';

/**
 * JWS compact (RFC 7515) with EdDSA (RFC 8037) over canonical JSON. Written out here, because the signature must also
 * be checked where a page has no cryptography of its own, which libraries for JWS rely on.
 */
export interface CompactJws {
  readonly header: JwsHeader;
  /** As it was signed. */
  readonly payload: string;
  /** What the signature is over. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

export interface JwsHeader {
  readonly alg: 'EdDSA';
  /** `name+id` of the key, as a verifier key begins. */
  readonly kid: string;
  readonly typ: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const keyIdOf = ({ name, id }: VerifierKey): string => `${name}+${id}`;

export async function compactJws(
  typ: string,
  payload: Json,
  key: VerifierKey,
  sign: SignBytes,
): Promise<string> {
  const parts = [{ alg: 'EdDSA', kid: keyIdOf(key), typ }, payload];
  const signed = parts.map((part) => toBase64Url(utf8ToBytes(canonicalJson(part)))).join('.');
  return `${signed}.${toBase64Url(await sign(utf8ToBytes(signed)))}`;
}

/** Null for anything else; nothing of it is believed yet. */
export function parseCompactJws(text: string): CompactJws | null {
  const parts = text.split('.');
  const [header, payload, signature] = parts.map(fromBase64Url);
  if (parts.length !== 3 || !header || !payload || signature?.length !== 64) return null;
  try {
    const parsed = headerOf(decoder.decode(header));
    const signed = utf8ToBytes(text.slice(0, text.lastIndexOf('.')));
    return parsed === null ? null : { header: parsed, payload: decoder.decode(payload), signed, signature };
  } catch {
    return null;
  }
}

/** Null unless it holds these three members alone: nobody can ask for another algorithm, or for extensions. */
function headerOf(text: string): JwsHeader | null {
  const { alg, kid, typ, ...others } = JSON.parse(text) as Record<string, unknown>;
  if (alg !== 'EdDSA' || typeof kid !== 'string' || typeof typ !== 'string') return null;
  return Object.keys(others).length === 0 ? { alg, kid, typ } : null;
}
