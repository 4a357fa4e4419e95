import { createPublicKey } from 'node:crypto';
import { issuePass } from '@vedette/credential';
import { type Instant, instant, VedetteError } from '@vedette/domain';
import { hashOf } from '@vedette/server';
import type { IssuedPass, PassStore } from '@vedette/store';
import type { OwnPasses } from '../../credentials/own-passes.ts';

/** Public half of the key that a phone made for its pass (RFC 7518). */
export interface PhoneKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

export interface RedeemNeeds {
  readonly passes: PassStore;
  readonly own: OwnPasses;
  readonly now: () => Instant;
}

export interface Redeemed {
  readonly pass: IssuedPass;
  readonly text: string;
}

/**
 * Binds a pass to one phone, which may ask again when the answer was lost. The key is looked at first, so that a
 * broken one does not use the code up.
 * @throws VedetteError `input-invalid` for a key that is none, `not-found` for a code that is wrong, used or over
 */
export async function redeemPass(
  { passes, own, now }: RedeemNeeds,
  code: string,
  holderKey: PhoneKey,
): Promise<Redeemed> {
  mustBeKey(holderKey);
  const pass = await passes.redeem(hashOf(code), hashOf(`${holderKey.x}.${holderKey.y}`));
  if (pass?.person === undefined || pass.person === null)
    throw new VedetteError('not-found', 'caller', { at: 'code' });
  const issuedAt = now();
  const notBefore = instant(Math.max(pass.notBefore, issuedAt));
  const id = new Uint8Array(Buffer.from(pass.id, 'base64url'));
  const bound = { ...pass, issuer: own.issuer, subject: pass.person, issuedAt, notBefore, id, holderKey };
  return { pass, text: issuePass(bound, own.key) };
}

function mustBeKey(key: PhoneKey): void {
  try {
    createPublicKey({ key: { ...key }, format: 'jwk' });
  } catch {
    throw new VedetteError('input-invalid', 'caller', { at: 'holderKey' });
  }
}
