import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { type Instant, instant } from '@vedette/domain';
import type { HcertKey } from './hcert-trust.ts';
import { usageOf } from './key-usage.ts';

export interface NamedHcertKey {
  /** In hex. */
  readonly keyId: string;
  readonly key: HcertKey;
}

const keyIdBytes = 8;
const countryForm = /^C=([A-Z]{2})$/m;

/** The identifier of a document signer certificate: the first 8 bytes of the SHA-256 of its DER form, in hex. */
export const keyIdOfCertificate = (der: Uint8Array): string =>
  createHash('sha256')
    .update(der)
    .digest('hex')
    .slice(0, keyIdBytes * 2);

/**
 * A certificate (DER, or PEM) as a trusted key: its window, its uses and its country are those that it states.
 * Its own issuer is not checked; a trust list has done that.
 * @throws Error when it is no certificate or its key is of a kind that node:crypto does not know
 */
export function keyOfCertificate(certificate: Uint8Array | string): NamedHcertKey {
  const x509 = new X509Certificate(certificate);
  const country = countryForm.exec(x509.subject)?.[1] ?? countryForm.exec(x509.issuer)?.[1] ?? null;
  const key = {
    ...{ key: x509.publicKey, country, usage: usageOf(x509.keyUsage) },
    ...{ notBefore: instantOf(x509.validFrom), notAfter: instantOf(x509.validTo) },
  };
  return { keyId: keyIdOfCertificate(x509.raw), key };
}

/**
 * A bare public key (SPKI, DER) with what the list says of it.
 * @throws Error when it is none
 */
export function keyOfSpki(spki: Uint8Array, about: Omit<HcertKey, 'key'>): HcertKey {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  return { ...about, key };
}

/** node:crypto gives the times of a certificate as text in GMT. */
function instantOf(text: string): Instant | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : instant(at);
}
