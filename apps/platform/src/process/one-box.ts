import type { Instant } from '@vedette/domain';
import { instant } from '@vedette/domain';
import { newVoucher } from '@vedette/link';
import type { LocationStore, Organisation, VoucherStore } from '@vedette/store/platform';
import { writeSecretFile } from '@vedette/vault';
import { wholeReach } from '../devices/link/link-deps.ts';

const hour = 3_600_000;

export interface OneBoxDeps {
  readonly vouchers: VoucherStore;
  readonly locations: Pick<LocationStore, 'sites'>;
  readonly first: Organisation;
  readonly now: () => Instant;
}

/** Lets a terminal on the same machine join by itself: a voucher for the first site, for one device and one hour. */
export async function writeVoucher(
  file: string,
  { vouchers, locations, first, now }: OneBoxDeps,
): Promise<void> {
  const reach = wholeReach(first.id);
  const [site] = await locations.sites(reach);
  if (site === undefined) return;
  const { id, key, text } = newVoucher();
  const expiresAt = instant(now() + hour);
  await vouchers.make(reach, { id, key, site, uses: 1, expiresAt, by: 'one-box' }, now());
  await writeSecretFile(file, Buffer.from(`${text}\n`));
}
