import { keyIdOf } from '../key/key-id.ts';
import { secondsOf } from '../record/binding.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import type { StoredKey } from './port.ts';

/** What a wrapped key is bound to: moved to another place, it no longer unwraps. */
export function storedName(key: Omit<StoredKey, 'publicKey' | 'wrapped'>): Uint8Array {
  const { owner, kind, keep } = key;
  return canonicalBytes('vedette/stored-key/1', owner, keyIdOf(key), kind, String(secondsOf(keep)));
}
