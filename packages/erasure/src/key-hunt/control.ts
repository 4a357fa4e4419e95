import { createCipheriv, randomBytes, randomInt } from 'node:crypto';
import type { SealedSample } from '../port.ts';

export interface Control {
  /** Bytes in which both keys lie at places that nobody knows. */
  readonly bytes: Uint8Array;
  readonly samples: readonly SealedSample[];
}

const room = 1024;

/** A record and a wrapped key, sealed by keys that are hidden in noise: a hunt must find both. */
export function controlCase(): Control {
  const bytes = randomBytes(room);
  const half = room / 2;
  const samples = (['record', 'wrap'] as const).map((kind, at) => {
    const key = randomBytes(32);
    key.copy(bytes, at * half + randomInt(half - key.length));
    const plain = randomBytes(32);
    // The wrapped key is tried by its tag, the record by what is known of it: both ways are under control.
    return sealed(kind, key, plain, kind === 'record' ? plain.subarray(0, 16) : null);
  });
  return { bytes, samples };
}

export function sealed(
  kind: SealedSample['kind'],
  key: Uint8Array,
  plain: Uint8Array,
  known: Uint8Array | null,
): SealedSample {
  const nonce = randomBytes(12);
  const associated = Buffer.from(kind);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(associated);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { kind, known, nonce, associated, ciphertext, tag: cipher.getAuthTag() };
}
