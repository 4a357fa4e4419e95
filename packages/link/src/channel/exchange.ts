import {
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');

/** One end's half of a key agreement (X25519, RFC 7748); good for one channel. */
export interface Exchange {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

export function newExchange(): Exchange {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { publicKey: new Uint8Array(der.subarray(-32)), privateKey };
}

/** The keys of a channel's two directions, 32 bytes each. */
export interface ChannelKeys {
  readonly up: Uint8Array;
  readonly down: Uint8Array;
}

export interface Agreement {
  readonly ours: Exchange;
  readonly theirs: Uint8Array;
  readonly deviceExchange: Uint8Array;
  readonly platformExchange: Uint8Array;
  /** The 64 bytes with which the device signed its request: its id, the address, a nonce and its half. */
  readonly requestSignature: Uint8Array;
}

/**
 * Both halves were signed by their owners over the same request, so that nobody stands between. HKDF (RFC 5869) with
 * SHA-256, salted with all that was said.
 * @returns null when their half is no good key
 */
export function channelKeys(agreement: Agreement): ChannelKeys | null {
  const secret = sharedSecret(agreement.ours.privateKey, agreement.theirs);
  if (secret === null) return null;
  const salt = createHash('sha256')
    .update('vedette-link channel 1\0')
    .update(agreement.requestSignature)
    .update(agreement.deviceExchange)
    .update(agreement.platformExchange)
    .digest();
  const keyFor = (way: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, salt, way, 32));
  return { up: keyFor('to platform'), down: keyFor('to device') };
}

function sharedSecret(privateKey: KeyObject, theirs: Uint8Array): Uint8Array | null {
  if (theirs.length !== 32) return null;
  try {
    const der = Buffer.concat([publicPrefix, theirs]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return diffieHellman({ privateKey, publicKey });
  } catch {
    return null;
  }
}
