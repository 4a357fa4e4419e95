import { randomBytes } from 'node:crypto';
import { generatePassKey, type PassSigningKey, parsePassKeySet, passKeySetOf } from '@vedette/credential';
import { Personal, VedetteError } from '@vedette/domain';
import type { Json, TrustDocumentStore } from '@vedette/store';

/** What this site signs its own passes with. */
export interface OwnPasses {
  readonly key: PassSigningKey;
  /** How the site names itself in passes; random, it tells nobody where the door is. */
  readonly issuer: string;
}

/** The document of trust that holds the site's own key; it is made by itself and cannot be taken away. */
export const ownPassesId = 'own-passes';

/** The site's key for passes, made at the first start and sealed in the store. */
export async function openOwnPasses(trust: TrustDocumentStore, site: string): Promise<OwnPasses> {
  const sealed = await trust.secret(ownPassesId);
  return sealed === null ? makeOwnPasses(trust, site) : readOwnPasses(sealed.unwrap('signing passes'));
}

async function makeOwnPasses(trust: TrustDocumentStore, site: string): Promise<OwnPasses> {
  const key = generatePassKey();
  const issuer = `site-${randomBytes(6).toString('hex')}`;
  const secret = new Personal(JSON.stringify({ issuer, keySet: passKeySetOf([key]) }));
  const document = { ...trustOf({ key, issuer }, site) } as Json;
  await trust.put({ id: ownPassesId, kind: 'pass-keys', name: site, document, secret, by: null });
  return { key, issuer };
}

function readOwnPasses(text: string): OwnPasses {
  const read: unknown = JSON.parse(text);
  if (typeof read === 'object' && read !== null && 'issuer' in read && 'keySet' in read)
    if (typeof read.issuer === 'string') return { key: parsePassKeySet(read.keySet)[0], issuer: read.issuer };
  throw new VedetteError('store-damaged', 'world', { at: ownPassesId });
}

const trustOf = ({ key, issuer }: OwnPasses, list: string) => ({
  format: 'vedette-pass-trust',
  version: 1,
  list: list.slice(0, 80),
  keys: [{ kid: key.keyId, publicKey: { ...key.publicJwk }, issuer }],
});
