import { X509Certificate } from 'node:crypto';
import type { Instant } from '@vedette/domain';
import { algorithmOfKey } from '../common/cose-algorithm.ts';
import type { Json } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import { sdJwtLimits } from './limits.ts';
import type { SdJwtIssuer, TrustedKey } from './trust.ts';

/** ECDSA, RSA and RSA-PSS with SHA-256 and longer, and Ed25519 (RFC 5758, 4055, 8410). */
const signatureAlgorithms: ReadonlySet<string> = new Set([
  ...['1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3', '1.2.840.10045.4.3.4', '1.3.101.112'],
  ...['1.2.840.113549.1.1.10', '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13'],
]);
const maxCertificateBytes = 8_192;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

export type ChainKey =
  | { readonly ok: true; readonly key: TrustedKey }
  | { readonly ok: false; readonly fault: CredentialFault };

const refused = (fault: CredentialFault): ChainKey => ({ ok: false, fault });

/**
 * The key of the certificate that a message carries in `x5c` (RFC 7515 section 4.1.6), when a chain leads from it
 * to a pinned root and it names the issuer as a URI or DNS name. Name constraints, policies and key usage are not
 * looked at: what a root vouches for has to be narrowed by whom the site pins.
 */
export function keyOfChain(x5c: Json, issuer: SdJwtIssuer, at: Instant | null): ChainKey {
  const chain = certificatesOf(x5c);
  const [leaf] = chain ?? [];
  if (chain === null || leaf === undefined) return refused('malformed');
  const path = pathToRoot(chain, issuer.roots);
  if (path === null || leaf.ca || !namesIssuer(leaf, issuer.iss)) return refused('unknown-issuer');
  if (at !== null && !path.every((certificate) => isValidAt(certificate, at))) return refused('key-expired');
  const algorithm = algorithmOfKey(leaf.publicKey);
  if (algorithm === null) return refused('algorithm-not-allowed');
  const keyId = leaf.fingerprint256.replaceAll(':', '').toLowerCase();
  return { ok: true, key: { keyId, isNamed: false, algorithm, key: leaf.publicKey } };
}

function certificatesOf(x5c: Json): readonly X509Certificate[] | null {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > sdJwtLimits.certificates) return null;
  const texts: readonly Json[] = x5c;
  const chain = texts.map(certificateOf).filter((certificate) => certificate !== null);
  return chain.length === texts.length ? chain : null;
}

function certificateOf(text: Json): X509Certificate | null {
  if (typeof text !== 'string' || text.length > (maxCertificateBytes * 4) / 3 || !base64.test(text))
    return null;
  try {
    return new X509Certificate(Buffer.from(text, 'base64'));
  } catch {
    return null;
  }
}

/** The chain up to and with the pinned root; null where a link is missing. A root in the message proves nothing. */
function pathToRoot(
  chain: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): readonly X509Certificate[] | null {
  const sent = chain.filter(({ raw }) => !roots.some((root) => root.raw.equals(raw)));
  const links = sent.every((certificate, at) => {
    const above = sent[at + 1];
    return above === undefined || (above.ca && isIssuedBy(certificate, above));
  });
  const last = sent.at(-1);
  const root = last && roots.find((candidate) => isIssuedBy(last, candidate));
  return links && root ? [...sent, root] : null;
}

const isIssuedBy = (certificate: X509Certificate, above: X509Certificate): boolean =>
  signatureAlgorithms.has(certificate.signatureAlgorithmOid) &&
  certificate.checkIssued(above) &&
  certificate.verify(above.publicKey);

const isValidAt = (certificate: X509Certificate, at: Instant): boolean =>
  at >= certificate.validFromDate.getTime() && at < certificate.validToDate.getTime();

/** Node quotes a name that could be read as two, so equal text is an equal name. */
function namesIssuer(leaf: X509Certificate, iss: string): boolean {
  if ((leaf.subjectAltName ?? '').split(', ').includes(`URI:${iss}`)) return true;
  const host = URL.canParse(iss) ? new URL(iss).hostname : '';
  return host !== '' && leaf.checkHost(host, { subject: 'never', wildcards: false }) !== undefined;
}
