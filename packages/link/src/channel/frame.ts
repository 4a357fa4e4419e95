import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';

const cipher = 'aes-256-gcm';
const tagBytes = 16;

/** Seals the messages of one direction, each under its number: none can be changed, dropped, repeated or moved. */
export interface FrameSealer {
  seal(message: Uint8Array): Uint8Array;
}

export interface FrameOpener {
  /** Null for anything but the next frame of the other end; the channel is then over. */
  open(frame: Uint8Array): Uint8Array | null;
}

/** The number of a frame in its direction, from 0, as the nonce of AES-GCM: 12 bytes, big-endian. */
function numbering(): () => Uint8Array {
  let next = 0;
  return () => {
    const nonce = new Uint8Array(12);
    const view = new DataView(nonce.buffer);
    view.setUint32(4, Math.floor(next / 2 ** 32));
    view.setUint32(8, next % 2 ** 32);
    next += 1;
    return nonce;
  };
}

/** @param key 32 bytes, of this direction of this channel alone */
export function frameSealer(key: Uint8Array): FrameSealer {
  const nextNonce = numbering();
  // Given bytes, Node would look at each frame anew what kind of key they are, which costs more than the cipher.
  const secret = createSecretKey(key);
  return {
    seal(message) {
      const sealing = createCipheriv(cipher, secret, nextNonce());
      return Buffer.concat([sealing.update(message), sealing.final(), sealing.getAuthTag()]);
    },
  };
}

/** @param key 32 bytes, of this direction of this channel alone */
export function frameOpener(key: Uint8Array): FrameOpener {
  const nextNonce = numbering();
  const secret = createSecretKey(key);
  return {
    open(frame) {
      if (frame.length < tagBytes) return null;
      const opening = createDecipheriv(cipher, secret, nextNonce(), { authTagLength: tagBytes });
      opening.setAuthTag(frame.subarray(frame.length - tagBytes));
      try {
        return Buffer.concat([opening.update(frame.subarray(0, frame.length - tagBytes)), opening.final()]);
      } catch {
        return null;
      }
    },
  };
}
