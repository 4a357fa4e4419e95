import { randomBytes } from 'node:crypto';
import { generatePassKey, type PassSigningKey, parsePassKeySet, passKeySetOf } from '@vedette/credential';
import { type OrganisationId, VedetteError } from '@vedette/domain';
import type { PassKeyStore, StoredPassKey } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';

export interface PassIssuer {
  readonly key: PassSigningKey;
  /** How the organisation names itself in passes: random, it tells nobody who it is. */
  readonly issuer: string;
}

export interface PassKeyNeeds {
  readonly passKeys: PassKeyStore;
  readonly custody: KeyCustody;
}

/**
 * What an organisation signs its passes with; made at the first pass, and the same for all processes. In the database
 * it lies wrapped. @throws VedetteError `store-key-missing` without the key that wraps
 */
export async function passIssuer(needs: PassKeyNeeds, organisation: OrganisationId): Promise<PassIssuer> {
  const held = await needs.passKeys.get(organisation);
  return opened(needs, held ?? (await make(needs, organisation)));
}

/** Whose passes a site takes: the trust document of an organisation’s passes (`spec/pass.md`). */
export async function passTrustOf(needs: PassKeyNeeds, organisation: OrganisationId, name: string) {
  const { key, issuer } = await passIssuer(needs, organisation);
  return {
    format: 'vedette-pass-trust',
    version: 1,
    list: name.slice(0, 80),
    keys: [{ kid: key.keyId, publicKey: { ...key.publicJwk }, issuer }],
  } as const;
}

async function make(
  { passKeys, custody }: PassKeyNeeds,
  organisation: OrganisationId,
): Promise<StoredPassKey> {
  const key = generatePassKey();
  const secret = Buffer.from(JSON.stringify(passKeySetOf([key])));
  try {
    const wrapped = await custody.wrap(secret, nameOf(organisation));
    const issuer = `org-${randomBytes(6).toString('hex')}`;
    const publicKey = JSON.stringify(key.publicJwk);
    return await passKeys.addFirst({ organisation, issuer, keyId: key.keyId, publicKey, wrapped });
  } finally {
    secret.fill(0);
  }
}

async function opened({ custody }: PassKeyNeeds, held: StoredPassKey): Promise<PassIssuer> {
  const secret = await custody.unwrap(held.wrapped, nameOf(held.organisation));
  try {
    const set: unknown = JSON.parse(secret.toString('utf8'));
    return { key: parsePassKeySet(set)[0], issuer: held.issuer };
  } catch {
    throw new VedetteError('store-damaged', 'world', { at: 'pass key' });
  } finally {
    secret.fill(0);
  }
}

const nameOf = (organisation: OrganisationId): Uint8Array =>
  new TextEncoder().encode(`vedette/pass-key/1/${organisation}`);
