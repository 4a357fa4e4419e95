import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';

const nonceBytes = 12;
const tagBytes = 16;

/** Seals small secrets one by one, each to the name under which it is kept. */
export interface Sealer {
  seal(secret: string, name: string): Uint8Array;
  /** @throws `store-damaged` for what was changed, or moved under another name */
  open(sealed: Uint8Array, name: string): string;
  close(): void;
}

/** AES-256-GCM, nonce ‖ ciphertext ‖ tag, with the name as associated data. */
export function sealer(key: Buffer): Sealer {
  return {
    seal(secret, name) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      return new Uint8Array(
        Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]),
      );
    },
    open(sealed, name) {
      try {
        const bytes = Buffer.from(sealed);
        const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
        opener.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-tagBytes));
        const text = opener.update(bytes.subarray(nonceBytes, -tagBytes));
        return Buffer.concat([text, opener.final()]).toString('utf8');
      } catch (cause) {
        throw new VedetteError('store-damaged', 'world', { at: 'secret' }, { cause });
      }
    },
    close: () => void key.fill(0),
  };
}
