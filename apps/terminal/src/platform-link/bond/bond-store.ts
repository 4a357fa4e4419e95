import { instant } from '@vedette/domain';
import type { SettingStore } from '@vedette/store';
import { z } from 'zod';

const bondKey = 'platform.bond';
const wishKey = 'platform.wish';
const keySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const bondSchema = z.object({
  origin: z.url(),
  site: z.string(),
  siteName: z.string(),
  timeZone: z.string(),
  /** Ed25519 public keys in base64url: whoever signs by one of them is the platform. */
  keys: z.array(keySchema).min(1),
  joinedAt: z.int().transform(instant),
});
/** To which platform this terminal belongs. */
export type Bond = z.infer<typeof bondSchema>;

const wishSchema = z.object({ origin: z.url(), voucher: z.string().nullable() });
/** The platform that it is to join, by a voucher or by the code that it shows. */
export type JoinWish = z.infer<typeof wishSchema>;

export interface BondStore {
  bond(): Promise<Bond | null>;
  keep(bond: Bond): Promise<void>;
  wish(): Promise<JoinWish | null>;
  wishFor(wish: JoinWish | null): Promise<void>;
  forget(): Promise<void>;
}

export function bondStore(settings: SettingStore): BondStore {
  return {
    bond: async () => bondSchema.safeParse(await settings.get(bondKey)).data ?? null,
    async keep(bond) {
      await settings.set(bondKey, { ...bond, keys: [...bond.keys] });
      await settings.remove(wishKey);
    },
    wish: async () => wishSchema.safeParse(await settings.get(wishKey)).data ?? null,
    async wishFor(wish) {
      if (wish === null) await settings.remove(wishKey);
      else await settings.set(wishKey, { ...wish });
    },
    async forget() {
      await settings.remove(bondKey);
      await settings.remove(wishKey);
    },
  };
}

export const keyBytes = (key: string): Uint8Array => new Uint8Array(Buffer.from(key, 'base64url'));
export const keyText = (key: Uint8Array): string => Buffer.from(key).toString('base64url');
