import { createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { bits, der, integer, objectId, octets, sequence, time, truth, utf8 } from './der.ts';

export interface CertificateToIssue {
  /** Common name of whom it is for. */
  readonly subject: string;
  /** Private or public key of whom it is for. */
  readonly key: KeyObject;
  /** Who signs; itself when absent. P-256. */
  readonly issuer?: { readonly subject: string; readonly key: KeyObject };
  /** Milliseconds since 1970. */
  readonly validity: readonly [number, number];
  readonly isAuthority?: boolean;
  /** Subject alternative names. */
  readonly dnsNames?: readonly string[];
  readonly uris?: readonly string[];
  /** Object identifiers in dotted decimals; without any the certificate has no such extension. */
  readonly extendedKeyUsage?: readonly string[];
  /** ISO 3166-1 alpha-2 of whom it is for. */
  readonly country?: string;
}

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));

/** An X.509 certificate (RFC 5280) for tests, signed with ECDSA on P-256. */
export function issueCertificate(toIssue: CertificateToIssue): X509Certificate {
  const { subject, key, issuer = { subject, key }, validity } = toIssue;
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    nameOf(issuer.subject),
    sequence(...validity.map(time)),
    nameOf(subject, toIssue.country),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensionsOf(toIssue))),
  );
  const signature = sign('sha256', body, issuer.key);
  return new X509Certificate(sequence(body, ecdsaWithSha256, bits(signature)));
}

const nameOf = (commonName: string, country?: string): Buffer =>
  sequence(
    ...(country === undefined ? [] : [der(0x31, sequence(objectId('2.5.4.6'), utf8(country)))]),
    der(0x31, sequence(objectId('2.5.4.3'), utf8(commonName))),
  );

function extensionsOf(toIssue: CertificateToIssue): Buffer[] {
  const { isAuthority = false, dnsNames = [], uris = [], extendedKeyUsage = [] } = toIssue;
  const basic = isAuthority ? sequence(truth()) : sequence();
  const names = [
    ...dnsNames.map((name) => der(0x82, Buffer.from(name))),
    ...uris.map((uri) => der(0x86, Buffer.from(uri))),
  ];
  return [
    sequence(objectId('2.5.29.19'), truth(), octets(basic)),
    ...(names.length > 0 ? [sequence(objectId('2.5.29.17'), octets(sequence(...names)))] : []),
    ...(extendedKeyUsage.length > 0
      ? [sequence(objectId('2.5.29.37'), octets(sequence(...extendedKeyUsage.map(objectId))))]
      : []),
  ];
}
