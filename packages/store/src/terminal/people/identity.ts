import { Personal } from '@vedette/domain';
import type { RecordsSchema } from '../database/schema.ts';
import type { PersonalSeal } from '../vault/personal-seal.ts';

/** What identifies a person, as it is sealed. */
export interface Identity {
  readonly name: string;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly organisation: string | null;
}

export type IdentityColumns = Pick<
  RecordsSchema['person'],
  'id' | 'name' | 'phone' | 'id_number' | 'organisation' | 'sealed'
>;

const place = 'identity';
const opening = 'sealing a person';

/** Nothing of it is left in the columns that hold it in rows of before. */
export const sealedAway = {
  ...{ name: '', name_folded: '', phone: null, id_number: null, organisation: null },
} as const;

export const sealIdentity = (seal: PersonalSeal, person: string, identity: Identity): Buffer =>
  seal.sealText(person, place, JSON.stringify(identity));

/** Null when the person's key is gone: forgotten, whatever is left of the row. @throws `vault-locked` */
export function identityOf(seal: PersonalSeal, row: IdentityColumns): Identity | null {
  if (row.sealed === null) {
    const { name, phone, id_number: idNumber, organisation } = row;
    return { name, phone, idNumber, organisation };
  }
  const text = seal.openText(row.id, place, row.sealed);
  return text === null ? null : (JSON.parse(text) as Identity);
}

export const personalOrNull = (text: string | null): Personal<string> | null =>
  text === null ? null : new Personal(text);

export const plainOrNull = (text: Personal<string> | null): string | null => text?.unwrap(opening) ?? null;
