import { randomBytes } from 'node:crypto';
import type { TerminalVault } from '@vedette/vault';

/** Something that lies under one of the vault's keys, of which the first bytes are known. Nothing of it is secret. */
export interface KeySample {
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
  readonly known: Uint8Array;
}

const samplesAtMost = 8;
const plainBytes = 32;
/** As `wrapUnder` lays it out: version, nonce, ciphertext, tag. */
const [nonceAt, ciphertextAt, tagBytes] = [1, 13, 16];

/**
 * Noise, sealed under keys of the vault: whoever hunts a medium for its keys tries them on these. None while it is
 * locked.
 */
export function keySamples(
  vault: Pick<TerminalVault, 'state' | 'places' | 'sealUnder'>,
): readonly KeySample[] {
  if (vault.state() !== 'open') return [];
  return vault
    .places()
    .slice(0, samplesAtMost)
    .map((place) => {
      const plain = randomBytes(plainBytes);
      const sealed = vault.sealUnder(place, Buffer.from('key-sample'), plain);
      return {
        nonce: sealed.subarray(nonceAt, ciphertextAt),
        ciphertext: sealed.subarray(ciphertextAt, -tagBytes),
        tag: sealed.subarray(-tagBytes),
        known: plain.subarray(0, 16),
      };
    });
}
