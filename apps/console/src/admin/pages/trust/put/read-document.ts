import type { TrustKind } from '@vedette/domain';

const certificatesInPem = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const base64Line = /^[A-Za-z0-9+/]{100,}={0,2}$/;

/** The document that a text means: JSON, or for keys of certificates the certificates themselves; undefined for what is neither. */
export function readDocument(kind: TrustKind, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const certificates = kind === 'hcert-keys' ? certificatesIn(text) : [];
    return certificates.length === 0
      ? undefined
      : { certificates: certificates.map((certificate) => ({ certificate })) };
  }
}

/** In PEM, one after the other, or the base64 of each in a line of its own. */
function certificatesIn(text: string): readonly string[] {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  return text.match(certificatesInPem) ?? (lines.every((line) => base64Line.test(line)) ? lines : []);
}
