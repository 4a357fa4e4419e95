import { VedetteError } from '@vedette/domain';
import { parseVoucher } from '@vedette/link';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

/** The terminal's belonging to a platform, as the LAN admin shows and changes it. */
export function platformHandlers({ store, platform, vault }: AppDeps): Handlers<'platform'> {
  const { audit } = store;
  return {
    get: () => platform.view(),
    join: async (c) => {
      const { url, voucher, anew } = c.req.valid('json');
      if (voucher !== null && parseVoucher(voucher.trim()) === null)
        throw new VedetteError('input-invalid', 'caller', { at: 'voucher' });
      const { origin } = new URL(url);
      await note(c, audit, 'platform-join-begun', null, { platform: origin });
      await platform[anew ? 'joinAnew' : 'join'](origin, voucher?.trim() ?? null);
      return platform.view();
    },
    retry: async () => {
      platform.retry();
      return platform.view();
    },
    leave: async (c) => {
      await note(c, audit, 'platform-left');
      await vault.leavePlatform();
      await platform.leave();
    },
  };
}
