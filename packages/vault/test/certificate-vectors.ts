import {
  type Certificate,
  certificateDigest,
  signCertificate,
  trustText,
  verifyCertificate,
} from '../src/certificate/index.ts';
import { entryText, leafHash, toBase64Url } from '../src/log/index.ts';
import { logStand } from './log-stand.ts';
import { failedCertificate, purgeCertificate, remoteCertificate } from './sample-certificate.ts';

/** A certificate with everything that follows from it. */
interface WorkedCertificate {
  readonly jws: string;
  readonly sha256: string;
  readonly entry: string;
  readonly leaf: string;
  readonly proof: string;
}

/** What a verifier must find. */
interface RefusedCertificate {
  readonly why: string;
  readonly jws: string;
  readonly proof: string;
  readonly faults: readonly string[];
}

export interface CertificateVectors {
  /** A file of trust. */
  readonly keys: string;
  readonly accepted: readonly WorkedCertificate[];
  readonly refused: readonly RefusedCertificate[];
}

const stand = logStand((number) => new Uint8Array(32).fill(number));

/** The document `spec/certificate-vectors.json`: the same each time, since its keys and times are. */
export async function certificateVectors(): Promise<CertificateVectors> {
  const accepted = await Promise.all([purgeCertificate, remoteCertificate, failedCertificate].map(worked));
  const [first, second] = accepted;
  if (first === undefined || second === undefined) throw new Error('no certificates');
  const refused = [
    refusal('the proof of another certificate', first.jws, second.proof),
    refusal('a signature that is not its own', crossed(first.jws, second.jws), first.proof),
    refusal('a character changed in the checkpoint', first.jws, first.proof.replace('\n21\n', '\n22\n')),
    refusal('no certificate at all', 'a.b.c', first.proof),
  ];
  return { keys: trustText(stand.trust), accepted, refused: await Promise.all(refused) };
}

async function worked(certificate: Certificate): Promise<WorkedCertificate> {
  const { jws, entry } = await signCertificate(certificate, stand.issuer.key, stand.issuer.sign);
  const text = entryText(entry);
  return {
    ...{ jws, sha256: certificateDigest(jws), entry: text },
    leaf: toBase64Url(leafHash(new TextEncoder().encode(text))),
    proof: await stand.proofOf(entry),
  };
}

async function refusal(why: string, jws: string, proof: string): Promise<RefusedCertificate> {
  const { faults } = await verifyCertificate(jws, proof, stand.trust);
  return { why, jws, proof, faults };
}

/** The content of one with the signature of another. */
function crossed(one: string, other: string): string {
  return `${one.slice(0, one.lastIndexOf('.'))}${other.slice(other.lastIndexOf('.'))}`;
}
