import { hkdfSync } from 'node:crypto';

/** The key of a `key-holder` that was given that seed: in one piece of memory, of which no digest keeps a copy. */
export function holderKey(seed: string): Buffer {
  return Buffer.from(hkdfSync('sha256', seed, '', 'forensic key', 32));
}
