import type { RecordsSchema } from '../database/schema.ts';
import type { PersonalSeal } from '../vault/personal-seal.ts';

type Row = Pick<RecordsSchema['face_reference'], 'person_id' | 'model' | 'added_at'>;

/** Version, nonce and tag. */
export const sealedLonger = 29;

const place = ({ model, added_at }: Row): string => `face/${model}/${added_at}`;

/** The columns of a vector; as it is where the vault was never created. The vector stays the caller's to zero. */
export function sealedVector(
  personal: PersonalSeal,
  row: Row,
  vector: Uint8Array,
): Pick<RecordsSchema['face_reference'], 'vector'> & { readonly sealed: number } {
  if (!personal.seals()) return { sealed: 0, vector };
  return { sealed: 1, vector: personal.seal(row.person_id, place(row), vector) };
}

/** The caller zeroes it; null when the person's key is gone. @throws `vault-locked` */
export function openedVector(
  personal: PersonalSeal,
  row: Row & { readonly sealed: number; readonly vector: Uint8Array },
): Uint8Array | null {
  return row.sealed === 0 ? row.vector : personal.open(row.person_id, place(row), row.vector);
}
