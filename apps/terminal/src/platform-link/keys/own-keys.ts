import { randomBytes } from 'node:crypto';
import { type LinkKey, linkKeyFrom, newLinkSecret } from '@vedette/link';
import type { SettingStore } from '@vedette/store';
import { type RecipientPair, recipientPair } from '@vedette/vault';
import { z } from 'zod';

const signingKey = 'link.signing-key';
const sealingKey = 'link.sealing-key';
const secretSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')));

/** By what this terminal is known to its platform, and what the site's faces are sealed to. */
export interface OwnKeys {
  /** Ed25519; signs. */
  readonly link: LinkKey;
  /** X25519; opens what is sealed to this terminal. */
  readonly pair: RecipientPair;
  close(): void;
}

/** Made once, kept in the encrypted store and nowhere else. */
export async function openOwnKeys(settings: SettingStore): Promise<OwnKeys> {
  const link = linkKeyFrom(await kept(settings, signingKey, newLinkSecret));
  const pair = await recipientPair(await kept(settings, sealingKey, () => new Uint8Array(randomBytes(32))));
  return { link, pair, close: () => void pair.privateKey.fill(0) };
}

async function kept(settings: SettingStore, name: string, make: () => Uint8Array): Promise<Uint8Array> {
  const known = secretSchema.safeParse(await settings.get(name)).data;
  if (known !== undefined) return known;
  const made = make();
  await settings.set(name, Buffer.from(made).toString('base64url'));
  return made;
}
