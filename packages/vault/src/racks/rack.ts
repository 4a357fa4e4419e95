import { randomBytes, randomInt } from 'node:crypto';
import { rackNumbersFrom } from '../custody/port.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import type { StoredRack } from './port.ts';

/** What a rack is bound to. */
export function rackName({ number, group }: Pick<StoredRack, 'number' | 'group'>): Uint8Array {
  return canonicalBytes('vedette/rack/1', group, String(number));
}

export const newRackKey = (): Buffer => randomBytes(32);
export const newRackNumber = (): number => randomInt(rackNumbersFrom, 2 * rackNumbersFrom - 1);
