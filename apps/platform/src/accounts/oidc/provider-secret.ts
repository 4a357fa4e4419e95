import type { IdentityProvider } from '@vedette/store/platform';
import type { KeyCustody, WrappedKey } from '@vedette/vault';

const nameOf = (id: string): Uint8Array => new TextEncoder().encode(`vedette/identity-provider/1/${id}`);

/** The secret of a client, wrapped under the key-encryption key and bound to its provider. */
export async function sealClientSecret(custody: KeyCustody, id: string, secret: string): Promise<WrappedKey> {
  return custody.wrap(new TextEncoder().encode(secret), nameOf(id));
}

/** @throws `store-key-missing`, `store-damaged` */
export async function openClientSecret(
  custody: KeyCustody,
  { id, secret }: Pick<IdentityProvider, 'id' | 'secret'>,
): Promise<string> {
  const bytes = await custody.unwrap(secret, nameOf(id));
  try {
    return bytes.toString('utf8');
  } finally {
    bytes.fill(0);
  }
}

/** Where the provider sends the browser back to; registered with the provider. */
export const redirectUri = (origin: string, slug: string): string => `${origin}/sign-in/${slug}/callback`;
