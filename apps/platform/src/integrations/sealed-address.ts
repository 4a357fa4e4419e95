import type { ChannelId, WrappedAddress } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import type { OpenAddress } from './delivery/attempt-delivery.ts';

const nameOf = (id: ChannelId, part: 'address' | 'secret'): Uint8Array =>
  Buffer.from(`vedette/channel/${id}/${part}`);

/** Address and secret of a channel, wrapped under the key-encryption key, each bound to the channel and its part. */
export async function sealAddress(
  custody: KeyCustody,
  id: ChannelId,
  { address, secret }: OpenAddress,
): Promise<WrappedAddress> {
  const plain = Buffer.from(address, 'utf8');
  try {
    const wrapped = await custody.wrap(plain, nameOf(id, 'address'));
    const own = secret === null ? null : await custody.wrap(secret, nameOf(id, 'secret'));
    return { epoch: wrapped.epoch, address: wrapped.bytes, secret: own?.bytes ?? null };
  } finally {
    plain.fill(0);
  }
}

/** @throws `store-key-missing`, `store-damaged` */
export async function openAddress(
  custody: KeyCustody,
  id: ChannelId,
  { epoch, address, secret }: WrappedAddress,
): Promise<OpenAddress> {
  const plain = await custody.unwrap({ epoch, bytes: address }, nameOf(id, 'address'));
  try {
    const own = secret === null ? null : await custody.unwrap({ epoch, bytes: secret }, nameOf(id, 'secret'));
    return { address: plain.toString('utf8'), secret: own };
  } finally {
    plain.fill(0);
  }
}
