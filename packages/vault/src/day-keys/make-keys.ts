import { randomBytes } from 'node:crypto';
import { type Duration, duration } from '@vedette/domain';
import type { KeyCustody } from '../custody/port.ts';
import type { KeyName } from '../key/key-id.ts';
import { makeX25519 } from '../key/x25519.ts';
import type { KeyOwner, StoredKey } from './port.ts';
import { storedName } from './stored-name.ts';

type Place = KeyName & { readonly owner: KeyOwner };
export const noPeriod: Duration = duration(0);

/** A pair of its own for each period. Random and wrapped, never derived: what is derived cannot be forgotten. */
export async function makeRecordKey(custody: KeyCustody, place: Place, keep: Duration): Promise<StoredKey> {
  const { publicKey, privateKey } = makeX25519();
  const named = { ...placeOf(place), kind: 'record', keep } as const;
  try {
    return { ...named, publicKey, wrapped: await custody.wrap(privateKey, storedName(named)) };
  } finally {
    privateKey.fill(0);
  }
}

export async function makeIndexKey(custody: KeyCustody, place: Place): Promise<StoredKey> {
  const key = randomBytes(32);
  const named = { ...placeOf(place), kind: 'index', keep: noPeriod } as const;
  try {
    return { ...named, publicKey: null, wrapped: await custody.wrap(key, storedName(named)) };
  } finally {
    key.fill(0);
  }
}

const placeOf = ({ owner, purpose, day, generation }: Place): Place => ({ owner, purpose, day, generation });
