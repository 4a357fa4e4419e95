import type { LinkKey } from '@vedette/link';
import { linkKeyFrom, newLinkSecret } from '@vedette/link';
import type { SecretShelf, VoucherStore } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';

const linkKeyName = new TextEncoder().encode('vedette/platform/link-key/1');

/** The platform's own Ed25519 key, made once and the same for all processes; in the database it lies wrapped. */
export async function platformLinkKey(shelf: SecretShelf, custody: KeyCustody): Promise<LinkKey> {
  const held = (await shelf.get('link-key')) ?? (await makeLinkKey(shelf, custody));
  const secret = await custody.unwrap(held, linkKeyName);
  try {
    return linkKeyFrom(new Uint8Array(secret));
  } finally {
    secret.fill(0);
  }
}

async function makeLinkKey(shelf: SecretShelf, custody: KeyCustody) {
  const secret = newLinkSecret();
  try {
    return await shelf.addFirst('link-key', await custody.wrap(secret, linkKeyName));
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
