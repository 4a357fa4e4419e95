import { hkdfSync } from 'node:crypto';

export const rootBytes = 32;
export const deviceShareBytes = 32;

export interface RootShares {
  readonly device: Uint8Array;
  /** K of the exchange, 32 bytes. */
  readonly exchanged: Uint8Array;
  /** From a place of the site's own, where there is one. */
  readonly site?: Uint8Array | undefined;
}

/**
 * HKDF-SHA-256 (RFC 5869) of device share ‖ exchanged secret ‖ site share, no salt, info `root|v1|<vault>|<generation>`.
 * Whoever lacks one of them has nothing. The caller zeroes it.
 * @param vault 16 bytes, in hex in the info
 */
export function rootOf(
  { device, exchanged, site }: RootShares,
  vault: Uint8Array,
  generation: number,
): Buffer {
  const all = Buffer.concat([device, exchanged, site ?? new Uint8Array(0)]);
  try {
    const info = `root|v1|${Buffer.from(vault).toString('hex')}|${generation}`;
    return Buffer.from(hkdfSync('sha256', all, new Uint8Array(0), info, rootBytes));
  } finally {
    all.fill(0);
  }
}
