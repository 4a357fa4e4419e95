import { makeX25519, x25519PublicKey } from '../key/x25519.ts';
import { labelledExpand, labelledExtract } from './labelled.ts';
import { x25519Secret } from './x25519-secret.ts';

/**
 * HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, by Node's own primitives and at
 * once: where the store lives nothing waits. The bytes are the same as those of `seal/suite.ts`, which browsers use.
 */
export interface HpkeContext {
  /** The exporter interface (5.3), 32 bytes, which the caller zeroes. */
  export(context: Uint8Array): Buffer;
  /** The key and the nonce of its first message, which the caller zeroes. */
  first(): { readonly key: Buffer; readonly nonce: Buffer };
  close(): void;
}

const none = Buffer.alloc(0);
const kem = Buffer.from([...Buffer.from('KEM'), 0x00, 0x20]);
const hpke = Buffer.from([...Buffer.from('HPKE'), 0x00, 0x20, 0x00, 0x01, 0x00, 0x02]);

/** @throws `input-invalid` for a public key that is none */
export function senderContext(publicKey: Uint8Array, info: Uint8Array) {
  const ephemeral = makeX25519();
  try {
    const shared = x25519Secret(ephemeral.privateKey, publicKey);
    const context = contextOf(shared, ephemeral.publicKey, publicKey, info);
    return { enc: ephemeral.publicKey, context };
  } finally {
    ephemeral.privateKey.fill(0);
  }
}

/** @throws `input-invalid` for an encapsulation that is none */
export function recipientContext(privateKey: Uint8Array, enc: Uint8Array, info: Uint8Array): HpkeContext {
  return contextOf(x25519Secret(privateKey, enc), enc, x25519PublicKey(privateKey), info);
}

/** Zeroes the secret that it is made of. */
function contextOf(dh: Buffer, enc: Uint8Array, publicKey: Uint8Array, info: Uint8Array): HpkeContext {
  const early = labelledExtract(kem, none, 'eae_prk', dh);
  const shared = labelledExpand(kem, early, 'shared_secret', Buffer.concat([enc, publicKey]), 32);
  const schedule = Buffer.concat([
    Buffer.of(0),
    labelledExtract(hpke, none, 'psk_id_hash', none),
    labelledExtract(hpke, none, 'info_hash', info),
  ]);
  const secret = labelledExtract(hpke, shared, 'secret', none);
  for (const used of [dh, early, shared]) used.fill(0);
  return {
    export(context) {
      const exporter = labelledExpand(hpke, secret, 'exp', schedule, 32);
      try {
        return labelledExpand(hpke, exporter, 'sec', context, 32);
      } finally {
        exporter.fill(0);
      }
    },
    first: () => ({
      key: labelledExpand(hpke, secret, 'key', schedule, 32),
      nonce: labelledExpand(hpke, secret, 'base_nonce', schedule, 12),
    }),
    close: () => void secret.fill(0),
  };
}
