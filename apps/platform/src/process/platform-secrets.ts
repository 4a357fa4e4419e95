import { linkKeyFrom, newLinkSecret, type PlatformKey } from '@vedette/link';
import type { SecretShelf, VoucherStore } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';

/** What the platform signs with, a key for each. */
export type PlatformKeyName = 'link-key' | 'venue-code-key' | 'update-key' | 'log-key' | 'certificate-key';
/** Secrets that are no keys to sign with. */
export type PlatformSecretName = 'log-names';

/** An Ed25519 key of the platform, made once and the same for all processes; in the database it lies wrapped. */
export async function platformKey(
  shelf: SecretShelf,
  custody: KeyCustody,
  name: PlatformKeyName,
): Promise<PlatformKey> {
  const held = (await shelf.get(name)) ?? (await makeKey(shelf, custody, name));
  const secret = await custody.unwrap(held, wrapName(name));
  try {
    return linkKeyFrom(new Uint8Array(secret));
  } finally {
    secret.fill(0);
  }
}

/** 32 random bytes, made once and the same for all processes. The caller keeps them as long as it lives. */
export async function platformSecret(
  shelf: SecretShelf,
  custody: KeyCustody,
  name: PlatformSecretName,
): Promise<Uint8Array> {
  const held = (await shelf.get(name)) ?? (await makeKey(shelf, custody, name));
  return custody.unwrap(held, wrapName(name));
}

const wrapName = (name: PlatformKeyName | PlatformSecretName): Uint8Array =>
  new TextEncoder().encode(`vedette/platform/${name}/1`);

async function makeKey(shelf: SecretShelf, custody: KeyCustody, name: PlatformKeyName | PlatformSecretName) {
  const secret = newLinkSecret();
  try {
    return await shelf.addFirst(name, await custody.wrap(secret, wrapName(name)));
  } finally {
    secret.fill(0);
  }
}

const epochBytes = 4;
const voucherName = (id: string): Uint8Array => new TextEncoder().encode(`vedette/voucher/1/${id}`);

/** The same vouchers; what stands in the database of a key is wrapped, the epoch before it. */
export function sealedVouchers(vouchers: VoucherStore, custody: KeyCustody): VoucherStore {
  return {
    async make(reach, voucher, at) {
      const { epoch, bytes } = await custody.wrap(voucher.key, voucherName(voucher.id));
      const key = Buffer.alloc(epochBytes + bytes.length);
      key.writeUInt32BE(epoch);
      key.set(bytes, epochBytes);
      await vouchers.make(reach, { ...voucher, key }, at);
    },
    async find(id, at) {
      const held = await vouchers.find(id, at);
      if (held === null) return null;
      const key = Buffer.from(held.key);
      const wrapped = { epoch: key.readUInt32BE(), bytes: key.subarray(epochBytes) };
      return { key: new Uint8Array(await custody.unwrap(wrapped, voucherName(id))) };
    },
    redeem: (id, device, at) => vouchers.redeem(id, device, at),
  };
}
