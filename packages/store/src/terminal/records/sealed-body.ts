import {
  type CollectableField,
  type Instant,
  type PassBody,
  type PassHeader,
  Personal,
  VedetteError,
} from '@vedette/domain';
import { type KeyDay, type KeyId, keyDay } from '@vedette/vault';
import type { StoreContext } from '../context.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { CollectionRules } from '../duties/collection-rules.ts';
import type { StoredBody } from './row.ts';

type Columns = Pick<RecordsSchema['pass_record'], 'body' | 'sealed_body' | 'key_id'>;

const dayLength = 'YYYY-MM-DD'.length;
const opening = 'showing a pass record';

/** The day under whose keys it falls where nobody has said the site's own: the one of UTC, at most a day off. */
export const utcDay = (at: Instant): KeyDay => keyDay(new Date(at).toISOString().slice(0, dayLength));

/**
 * The columns of a body, sealed without any secret key, so while the vault is locked too. As it is where the vault was
 * never created. @throws `input-invalid` for a body that is too long
 */
export function sealedBody(
  { vault, personal }: Pick<StoreContext, 'vault' | 'personal'>,
  { header, day, rules }: { header: PassHeader; day: KeyDay; rules: CollectionRules | undefined },
  stored: StoredBody,
): Columns {
  const fields = Object.entries(stored) as [CollectableField, readonly [string, number]][];
  if (rules === undefined || fields.length === 0 || !personal.seals())
    return { body: JSON.stringify(stored), sealed_body: null, key_id: null };
  const plain: PassBody = Object.fromEntries(fields.map(([field, [value]]) => [field, value]));
  const { body } = vault.sealBody(day, rules.duty, header, new Personal(plain));
  const emptied = Object.fromEntries(fields.map(([field, [, expiresAt]]) => [field, ['', expiresAt]]));
  return {
    body: JSON.stringify(emptied),
    sealed_body: body === null ? null : body.bytes,
    key_id: body === null ? '' : body.keyId,
  };
}

/**
 * The values of the fields named that can still be opened; what is missing is forgotten with its key.
 * @throws `vault-locked`, `store-damaged` for a body that is not its row's
 */
export function openedBody(
  { vault }: Pick<StoreContext, 'vault'>,
  header: PassHeader,
  { sealed_body: bytes, key_id: keyId }: Omit<Columns, 'body'>,
  kept: StoredBody,
): PassBody {
  const fields = Object.keys(kept) as CollectableField[];
  if (fields.length === 0) return {};
  if (keyId === null)
    return Object.fromEntries(Object.entries(kept).map(([field, [value]]) => [field, value]));
  if (bytes === null) return {};
  const opened = vault.openBody(header, { keyId: keyId as KeyId, bytes }, fields);
  if (opened.ok) return opened.value.body.unwrap(opening);
  if (opened.fault === 'key-destroyed' || opened.fault === 'key-unknown') return {};
  throw new VedetteError('store-damaged', 'world', { at: 'sealed body' });
}
