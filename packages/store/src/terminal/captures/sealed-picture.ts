import { type Duration, type Instant, type PassageId, VedetteError } from '@vedette/domain';
import type { KeyId } from '@vedette/vault';
import type { StoreContext } from '../context.ts';
import type { CapturesSchema } from '../database/schema.ts';
import { utcDay } from '../records/sealed-body.ts';

type Columns = Pick<CapturesSchema['capture'], 'jpeg' | 'key_id' | 'jpeg_bytes'>;

export interface Picture {
  readonly record: string;
  readonly takenAt: Instant;
  readonly purpose: string;
  readonly keep: Duration;
  readonly jpeg: Uint8Array;
}

const labelOf = (record: string, takenAt: number) => ({
  record: record as PassageId,
  takenAt: takenAt as Instant,
});

/** The columns of a picture, sealed without any secret key; as it is where the vault was never created. */
export function sealedPicture(
  { vault, personal }: Pick<StoreContext, 'vault' | 'personal'>,
  { record, takenAt, purpose, keep, jpeg }: Picture,
): Columns {
  if (!personal.seals()) return { jpeg, key_id: null, jpeg_bytes: jpeg.byteLength };
  const sealed = vault.sealCapture(purpose, utcDay(takenAt), keep, labelOf(record, takenAt), jpeg);
  vault.flush();
  return { jpeg: sealed.bytes, key_id: sealed.keyId, jpeg_bytes: jpeg.byteLength };
}

/** Null when its key is gone. @throws `vault-locked`, `store-damaged` for a picture that is not its row's */
export function openedPicture(
  { vault }: Pick<StoreContext, 'vault'>,
  row: Pick<CapturesSchema['capture'], 'record' | 'taken_at' | 'jpeg' | 'key_id'>,
): Uint8Array | null {
  if (row.key_id === null) return row.jpeg;
  const sealed = { keyId: row.key_id as KeyId, bytes: row.jpeg };
  const opened = vault.openCapture(labelOf(row.record, row.taken_at), sealed);
  if (opened.ok) return opened.value.unwrap('showing a capture');
  if (opened.fault === 'key-destroyed' || opened.fault === 'key-unknown') return null;
  throw new VedetteError('store-damaged', 'world', { at: 'sealed capture' });
}
