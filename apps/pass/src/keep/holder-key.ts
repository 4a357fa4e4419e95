import type { HolderCrypto } from '@vedette/credential/pass-holder';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Public half of a key as the terminal takes it. */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** Browsers hide WebCrypto from pages that came over plain http. */
export const canHoldKeys = (): boolean => window.isSecureContext && 'subtle' in crypto;

export const newHolderKey = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);

export async function publicKeyOf({ publicKey }: CryptoKeyPair): Promise<PublicKey> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return { kty: 'EC', crv: 'P-256', x, y };
}

/** WebCrypto takes views of buffers that nobody shares, hence the copies. */
export const holderCrypto = (key: CryptoKey): HolderCrypto => ({
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())),
  sign: async (message) => new Uint8Array(await crypto.subtle.sign(algorithm, key, message.slice())),
});
