/**
 * A certificate with its proof, and the keys that its issuer says it was made with. A verifier shows those keys and
 * does not believe them: they come from whoever hands over the certificate.
 */
export interface CertificateBundle {
  readonly certificate: string;
  readonly proof: string;
  readonly keys: string;
}

const bundleFormat = 'vedette/certificate-bundle@v1';
export const bundleBytesAtMost = 8 * 1024 * 1024;

export function bundleText({ certificate, proof, keys }: CertificateBundle): string {
  return `${JSON.stringify({ format: bundleFormat, certificate, proof, keys }, null, 2)}\n`;
}

/** Null for anything else. */
export function parseBundle(text: string): CertificateBundle | null {
  try {
    const { format, certificate, proof, keys, ...others } = JSON.parse(text) as Record<string, unknown>;
    const isWhole = format === bundleFormat && Object.keys(others).length === 0;
    if (!isWhole || typeof certificate !== 'string' || typeof proof !== 'string' || typeof keys !== 'string')
      return null;
    return { certificate, proof, keys };
  } catch {
    return null;
  }
}
