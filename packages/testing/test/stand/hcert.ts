import { sign } from 'node:crypto';
import { CborTag, encodeCbor, type HcertOptions, hcertFormat, parseHcertTrust } from '@vedette/credential';
import {
  type HcertToIssue,
  hcertText,
  issueHcert,
  type SimulatedIssuer,
  sampleDcc,
  simulatedIssuer,
  simulatedTrustList,
} from '@vedette/credential/simulated-hcert';
import { instant } from '@vedette/domain';
import { faultsOf, shown, verificationOf } from './door.ts';

export const issuer = simulatedIssuer('AT');
export const rsaIssuer = simulatedIssuer('CH', 'PS256');
export const crook = simulatedIssuer('AT');
export const trust = parseHcertTrust(simulatedTrustList([issuer, rsaIssuer]));
export const issuedAt = instant(Date.parse('2021-07-01T12:00:00Z'));
export const expiresAt = instant(Date.parse('2022-07-01T12:00:00Z'));
export const during = instant(Date.parse('2021-08-01T12:00:00Z'));

export const toIssue = (given: Partial<HcertToIssue> = {}): HcertToIssue => ({
  ...{ payload: sampleDcc.v, issuedAt, expiresAt },
  ...given,
});

/** The text of a certificate of somebody vaccinated, unless told otherwise. */
export const issue = (given: Partial<HcertToIssue> = {}, by: SimulatedIssuer = issuer): string =>
  issueHcert(by, toIssue(given));

/** What ours finds in a certificate, with the two issuers trusted unless told otherwise. */
export const hcertFaults = (
  text: string,
  options: Partial<HcertOptions> = {},
  at: number = during,
): Promise<readonly string[]> => faultsOf(hcertFormat({ trust, ...options }), shown(text, at, 'manual'));

export const hcertFound = (text: string, options: Partial<HcertOptions> = {}) =>
  verificationOf(hcertFormat({ trust, ...options }), shown(text, during));

/** The claims of a certificate, to be signed in another way. */
export const claims = encodeCbor(
  new Map<number, unknown>([
    [1, 'AT'],
    [4, expiresAt / 1_000],
    [6, issuedAt / 1_000],
    [-260, new Map([[1, sampleDcc.v]])],
  ]),
);

export interface Forgery {
  readonly header: Uint8Array;
  readonly signature: (signed: Uint8Array) => Uint8Array;
  readonly unprotectedHeader?: ReadonlyMap<number, unknown>;
  readonly tags?: readonly number[];
}

/** A certificate with a header and a signature of one's own. */
export function forged({ header, signature, unprotectedHeader = new Map(), tags = [18] }: Forgery): string {
  const signed = encodeCbor(['Signature1', header, new Uint8Array(0), claims]);
  const body: unknown = [header, unprotectedHeader, claims, new Uint8Array(signature(signed))];
  return hcertText(encodeCbor(tags.reduceRight((inner, tag) => new CborTag(tag, inner), body)));
}

export const headerOf = (
  algorithm: number,
  { keyId }: SimulatedIssuer,
  more: readonly (readonly [number, unknown])[] = [],
): Uint8Array => encodeCbor(new Map<number, unknown>([[1, algorithm], [4, keyId], ...more]));

export const signedBy =
  ({ key }: SimulatedIssuer) =>
  (signed: Uint8Array): Uint8Array =>
    sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' });
