import { createHmac, createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';

/**
 * The receiver's half of HPKE (RFC 9180, base mode, DHKEM(X25519), HKDF-SHA256, AES-256-GCM) with Node's own primitives
 * alone: an attack that used the vault's code would only open what the vault wants opened.
 */

const hash = 'sha256';
const hashBytes = 32;
const nonceBytes = 12;
const version = Buffer.from('HPKE-v1');
const kemSuite = Buffer.from('4b454d0020', 'hex');
const suite = Buffer.from('48504b45002000010002', 'hex');
const none = Buffer.alloc(0);
/** PKCS #8 and SPKI of X25519 up to the 32 bytes of the key. */
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicHead = Buffer.from('302a300506032b656e032100', 'hex');

export interface Receiver {
  readonly key: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

/** @param privateKey 32 bytes */
export function receiverOf(privateKey: Uint8Array): Receiver {
  const der = Buffer.concat([privateHead, privateKey]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { key, publicKey: spki.subarray(-32) };
}

/** What a receiver has in common with who made an encapsulated key. */
export interface Context {
  /** 32 exported bytes. */
  exported(context: Uint8Array): Buffer;
  /** Key and nonce of its first message. */
  first(): { readonly key: Buffer; readonly nonce: Buffer };
}

/** Null for a point that is none. */
export function contextOf(receiver: Receiver, encapsulated: Uint8Array, info: Uint8Array): Context | null {
  const shared = sharedSecret(receiver, encapsulated);
  if (shared === null) return null;
  const ids = Buffer.concat([
    Buffer.from([0]),
    extract(suite, none, 'psk_id_hash', none),
    extract(suite, none, 'info_hash', info),
  ]);
  const secret = extract(suite, shared, 'secret', none);
  return {
    exported: (context) => expand(suite, expand(suite, secret, 'exp', ids), 'sec', context),
    first: () => ({
      key: expand(suite, secret, 'key', ids),
      nonce: expand(suite, secret, 'base_nonce', ids, nonceBytes),
    }),
  };
}

function sharedSecret({ key, publicKey }: Receiver, encapsulated: Uint8Array): Buffer | null {
  try {
    const spki = Buffer.concat([publicHead, encapsulated]);
    const sender = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const dh = diffieHellman({ privateKey: key, publicKey: sender });
    const bound = Buffer.concat([encapsulated, publicKey]);
    return expand(kemSuite, extract(kemSuite, none, 'eae_prk', dh), 'shared_secret', bound);
  } catch {
    return null;
  }
}

/** LabeledExtract of RFC 9180, 4. */
function extract(suiteId: Buffer, salt: Uint8Array, label: string, material: Uint8Array): Buffer {
  const key = salt.length === 0 ? Buffer.alloc(hashBytes) : salt;
  return createHmac(hash, key).update(version).update(suiteId).update(label).update(material).digest();
}

/** LabeledExpand of RFC 9180, 4, to at most the length of one hash. */
function expand(
  suiteId: Buffer,
  secret: Uint8Array,
  label: string,
  info: Uint8Array,
  bytes = hashBytes,
): Buffer {
  const head = Buffer.concat([Buffer.from([0, bytes]), version, suiteId, Buffer.from(label)]);
  return createHmac(hash, secret)
    .update(head)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, bytes);
}
