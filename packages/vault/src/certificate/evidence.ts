import { parseTlogProof } from '../log/proof/tlog-proof.ts';
import { parseBundle } from './bundle.ts';
import { certificateDigest } from './certificate-entry.ts';
import { parseCompactJws } from './jws.ts';
import { type CertificateTrust, parseTrust } from './trust.ts';
import { type CertificateFinding, verifyCertificate } from './verify-certificate.ts';

/** What somebody lays on the table: texts of files, in any order. */
export interface Evidence {
  readonly jws: string | null;
  readonly proof: string | null;
  /** The keys that came with the certificate. */
  readonly carried: CertificateTrust | null;
  /** The keys that whoever verifies has said he believes. */
  readonly trust: CertificateTrust | null;
  /** Positions of texts that are nothing of this. */
  readonly unknown: readonly number[];
}

/** Tells texts apart by what they are. Of two of a kind the later one counts. */
export function sortEvidence(texts: readonly string[]): Evidence {
  const kinds = texts.map(kindOf);
  const unknown = kinds.flatMap((kind, at) => (kind === null ? [at] : []));
  return Object.assign({ jws: null, proof: null, carried: null, trust: null }, ...kinds, { unknown });
}

/** What one text adds; null for one that is nothing of this. */
function kindOf(text: string): Partial<Omit<Evidence, 'unknown'>> | null {
  const bundle = parseBundle(text);
  if (bundle !== null) {
    const { certificate: jws, proof, keys } = bundle;
    return { jws, proof, carried: parseTrust(keys) };
  }
  const line = text.trim();
  if (parseCompactJws(line) !== null) return { jws: line };
  if (parseTlogProof(text) !== null) return { proof: text };
  const trust = line === '' ? null : parseTrust(text);
  return trust === null ? null : { trust };
}

/**
 * - `good`: believed by the verifier's own keys.
 * - `intact`: whole and consistent by the keys that came with it; who made it is not shown.
 * - `bad`: there are faults.
 * - `unreadable`: no certificate is there.
 */
export const certificateVerdicts = ['good', 'intact', 'bad', 'unreadable'] as const;
export type CertificateVerdict = (typeof certificateVerdicts)[number];

export interface Examination {
  readonly verdict: CertificateVerdict;
  /** Null when there is no certificate. */
  readonly finding: CertificateFinding | null;
  /** SHA-256 over the text of the JWS, base64url. */
  readonly digest: string | null;
}

const nobody: CertificateTrust = { issuers: [], logs: [], witnesses: [], quorum: 0 };

/** Judges what lies there, by the verifier's own keys where there are any. */
export async function examine({ jws, proof, carried, trust }: Evidence): Promise<Examination> {
  if (jws === null) return { verdict: 'unreadable', finding: null, digest: null };
  const finding = await verifyCertificate(jws, proof, trust ?? carried ?? nobody);
  const sound = trust === null ? 'intact' : 'good';
  return {
    verdict: finding.faults.length === 0 ? sound : 'bad',
    finding,
    digest: certificateDigest(jws),
  };
}
