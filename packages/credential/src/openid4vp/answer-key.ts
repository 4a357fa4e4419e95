import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { compactDecrypt } from 'jose';
import { type JsonObject, parseStrictObject } from '../common/strict-json.ts';
import { decodeUtf8 } from '../sd-jwt/base64url.ts';

/** Both are mandatory for wallets of the High Assurance profile. */
export const contentEncryption = ['A128GCM', 'A256GCM'] as const;

/** A key that lives as long as one request: whoever records the answer can never read it afterwards. */
export interface AnswerKey {
  readonly keyId: string;
  readonly publicJwk: Readonly<Record<string, unknown>>;
  readonly privateKey: KeyObject;
}

export function makeAnswerKey(keyId: string): AnswerKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'enc', alg: 'ECDH-ES' };
  return { keyId, publicJwk: jwk, privateKey };
}

/** The parameters inside an encrypted answer (OpenID4VP 1.0 section 8.3); null for anything else. */
export async function openAnswer(jwe: string, { keyId, privateKey }: AnswerKey): Promise<JsonObject | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, privateKey, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: [...contentEncryption],
    });
    if (protectedHeader.kid !== keyId || protectedHeader.zip !== undefined) return null;
    const text = decodeUtf8(plaintext);
    const read = text === null ? null : parseStrictObject(text, 8);
    return read?.ok ? read.value : null;
  } catch {
    return null;
  }
}
