import type { DirectorySource, DirectorySourceId } from '@vedette/store/platform';
import type { KeyCustody, WrappedKey } from '@vedette/vault';

const nameOf = (id: DirectorySourceId): Uint8Array => Buffer.from(`vedette/directory/${id}/password`);

/** The password of a directory, wrapped under the key-encryption key and bound to the directory. */
export async function sealPassword(
  custody: KeyCustody,
  id: DirectorySourceId,
  password: string,
): Promise<WrappedKey> {
  const plain = Buffer.from(password, 'utf8');
  try {
    return await custody.wrap(plain, nameOf(id));
  } finally {
    plain.fill(0);
  }
}

/** @throws VedetteError `store-key-missing`, `store-damaged` */
export async function openPassword(
  custody: KeyCustody,
  { id, secret }: Pick<DirectorySource, 'id' | 'secret'>,
): Promise<string> {
  const plain = await custody.unwrap(secret, nameOf(id));
  try {
    return plain.toString('utf8');
  } finally {
    plain.fill(0);
  }
}
