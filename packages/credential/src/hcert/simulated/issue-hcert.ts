import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Instant } from '@vedette/domain';
import { encodeBase45 } from '../../common/base45.ts';
import { encodeCbor } from '../../common/cbor.ts';
import { type CoseWrapping, coseHeader, signCoseSign1 } from '../../common/cose-sign1.ts';
import type { DccKind } from '../dcc.ts';
import { hcertPrefix } from '../read-hcert.ts';

/** An issuer of certificates that no country knows. */
export interface SimulatedIssuer {
  readonly country: string;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly keyId: Uint8Array;
}

export function simulatedIssuer(country: string, algorithm: 'ES256' | 'PS256' = 'ES256'): SimulatedIssuer {
  const { privateKey, publicKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = new Uint8Array(createHash('sha256').update(spki).digest().subarray(0, 8));
  return { country, key: privateKey, publicKey, keyId };
}

/** The issuers as a trust list that `parseHcertTrust` reads. */
export function simulatedTrustList(
  issuers: readonly SimulatedIssuer[],
  about: { usage?: readonly DccKind[]; notBefore?: string; notAfter?: string } = {},
): object {
  const keys = issuers.map(({ country, publicKey, keyId }) => ({
    ...{ country, kid: Buffer.from(keyId).toString('base64'), ...about },
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }));
  return { name: 'simulated', at: '2021-07-01T00:00:00Z', keys };
}

export interface HcertToIssue {
  readonly payload: unknown;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly wrapping?: CoseWrapping;
  /** Bytes to sign in the place of the claims. */
  readonly claims?: Uint8Array;
}

/** The text of a certificate, as it stands in its QR code. */
export const issueHcert = (issuer: SimulatedIssuer, toIssue: HcertToIssue): string =>
  hcertText(signHcert(issuer, toIssue));

/** The signed message alone. */
export function signHcert({ country, key, keyId }: SimulatedIssuer, toIssue: HcertToIssue): Uint8Array {
  const { payload, issuedAt, expiresAt, wrapping = 'sign1' } = toIssue;
  const claims = new Map<number, unknown>([
    [1, country],
    [4, Math.floor(expiresAt / 1000)],
    [6, Math.floor(issuedAt / 1000)],
    [-260, new Map([[1, payload]])],
  ]);
  const header = new Map([[coseHeader.keyId, keyId]]);
  return signCoseSign1({
    ...{ payload: toIssue.claims ?? encodeCbor(claims), key, wrapping },
    protectedHeader: header,
  });
}

/** A message compressed and in letters, with the prefix. */
export const hcertText = (message: Uint8Array): string =>
  `${hcertPrefix}${encodeBase45(deflateSync(message, { level: 9 }))}`;
