import { type KeyObject, X509Certificate } from 'node:crypto';

/**
 * What speaks against the certificates that a key comes with (`x5c`): the first has to be for this key and
 * this issuer, each signed by the next. Whether their root is trusted does not matter, because the trust list
 * vouches for the key itself; undefined when nothing is wrong.
 */
export function chainProblem(chain: readonly string[], key: KeyObject, iss: string): string | undefined {
  const certificates = chain.map(readCertificate);
  const [leaf] = certificates;
  if (!leaf || certificates.includes(null)) return 'a certificate does not read';
  if (!leaf.publicKey.equals(key)) return 'the certificate is for another key';
  const names = leaf.subjectAltName?.split(', ') ?? [];
  if (!names.includes(`URI:${iss}`)) return 'the certificate is for another issuer';
  const isChain = certificates.every((certificate, at) => {
    const issuer = certificates[at + 1];
    return certificate !== null && (!issuer || isSignedBy(certificate, issuer));
  });
  return isChain ? undefined : 'a certificate is not signed by the next';
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function readCertificate(base64: string): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return null;
  }
}
