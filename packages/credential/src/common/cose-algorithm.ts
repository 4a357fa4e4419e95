import { constants, type KeyObject, type VerifyKeyObjectInput } from 'node:crypto';

/** The signature algorithms that are allowed, by their COSE numbers (RFC 9053, RFC 8230). */
export const coseAlgorithms = { ES256: -7, PS256: -37, EdDSA: -8 } as const;
export type CoseAlgorithm = keyof typeof coseAlgorithms;

/** RSA keys from 2,048 bits on; beyond 8,192 one verification would cost more than a certificate may. */
const rsaBits = { least: 2_048, most: 8_192 };

/**
 * The one algorithm that a key signs with; null for a key that is not allowed. It is taken from the trusted key
 * and never from the message, which can only agree with it.
 */
export function algorithmOfKey(key: KeyObject): CoseAlgorithm | null {
  const details = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (key.asymmetricKeyType === 'ec') return details.namedCurve === 'prime256v1' ? 'ES256' : null;
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss') return null;
  const bits = details.modulusLength ?? 0;
  return bits >= rsaBits.least && bits <= rsaBits.most ? 'PS256' : null;
}

/** Bytes of a signature with this key: COSE has no other encoding, so no other length is one. */
export function signatureLength(key: KeyObject): number {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits === undefined ? 64 : Math.ceil(bits / 8);
}

/** The digest and the options of node:crypto's `sign` and `verify` for an algorithm. */
export function cryptoOptions(
  algorithm: CoseAlgorithm,
  key: KeyObject,
): { digest: 'sha256' | null; key: VerifyKeyObjectInput } {
  switch (algorithm) {
    case 'EdDSA':
      return { digest: null, key: { key } };
    case 'ES256':
      return { digest: 'sha256', key: { key, dsaEncoding: 'ieee-p1363' } };
    case 'PS256': {
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      return {
        digest: 'sha256',
        key: { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
      };
    }
  }
}
