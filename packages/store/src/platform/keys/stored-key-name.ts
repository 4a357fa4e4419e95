import { duration } from '@vedette/domain';
import { type KeyDay, type KeyOwner, type StoredKeyKind, storedName } from '@vedette/vault';

/** What the key of a row is bound to. */
export function storedKeyName(row: {
  readonly organisation_id: string;
  readonly purpose: string;
  readonly day: string;
  readonly generation: number;
  readonly kind: StoredKeyKind;
  /** Seconds. */
  readonly keep: number;
}): Uint8Array {
  const { organisation_id: owner, purpose, day, generation, kind, keep } = row;
  return storedName({
    ...{ owner: owner as KeyOwner, purpose, day: day as KeyDay, generation, kind },
    keep: duration(keep * 1000),
  });
}
