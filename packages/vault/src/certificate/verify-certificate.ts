import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '../json/canonical-json.ts';
import { entryText } from '../log/entry-text.ts';
import { isNamed } from '../log/log-names.ts';
import type { Checkpoint } from '../log/note/checkpoint.ts';
import { isSignedBy } from '../log/note/ed25519.ts';
import type { VerifierKey } from '../log/note/verifier-key.ts';
import type { NoteVerdict } from '../log/note/verify-note.ts';
import { proofFaults, verifyTlogProof } from '../log/proof/verify-proof.ts';
import { certificateEntry } from './certificate-entry.ts';
import { type CompactJws, keyIdOf, parseCompactJws } from './jws.ts';
import type { Certificate } from './payload.ts';
import { type CertificateRefusal, refusalsOf, type UncheckedCertificate } from './refusals.ts';
import { certificateSchema } from './schema.ts';
import { certificateJwsType } from './sign-certificate.ts';
import { instantOf } from './time.ts';
import type { CertificateTrust } from './trust.ts';

/** Why a certificate is not believed; all that apply are told, in this order. */
export const certificateFaults = [
  'jws-malformed',
  'issuer-unknown',
  'signature-wrong',
  'payload-not-canonical',
  'payload-unknown',
  'claims-too-much',
  'names-do-not-fit',
  'other-log',
  'proof-missing',
  ...proofFaults,
  'witnessed-too-early',
] as const;
export type CertificateFault = (typeof certificateFaults)[number];

export interface CertificateFinding {
  readonly faults: readonly CertificateFault[];
  /** What `claims-too-much` means. */
  readonly refusals: readonly CertificateRefusal[];
  /** What it says; null when it cannot be read. Only without faults is it more than a claim. */
  readonly certificate: Certificate | null;
  readonly issuer: VerifierKey | null;
  readonly checkpoint: Checkpoint | null;
  readonly witnesses: readonly NoteVerdict[];
}

/** How far a witness's clock may be behind the issuer's, in seconds. */
const clockTolerance = 300;

/** Whether a certificate is what it says, by the keys that the verifier believes; asks nobody. */
export async function verifyCertificate(
  jwsText: string,
  proof: string | null,
  trust: CertificateTrust,
): Promise<CertificateFinding> {
  const jws = parseCompactJws(jwsText);
  if (jws === null || jws.header.typ !== certificateJwsType) return unreadable(['jws-malformed']);
  const issuer = trust.issuers.find((key) => keyIdOf(key) === jws.header.kid) ?? null;
  const signature = await signatureFaults(jws, issuer);
  const payload = readPayload(jws.payload);
  if (typeof payload === 'string') return unreadable([...signature, payload]);
  const refusals = refusalsOf(payload);
  const log = await logFinding(payload, jwsText, proof, trust);
  const faults: readonly CertificateFault[] = [
    ...signature,
    ...(refusals.length === 0 ? [] : (['claims-too-much'] as const)),
    ...(hasItsNames(payload) ? [] : (['names-do-not-fit'] as const)),
    ...log.faults,
  ];
  // Whoever has looked at the faults knows what this is; a brand would say no more.
  return { ...log, faults, refusals, certificate: payload as Certificate, issuer };
}

const unreadable = (faults: readonly CertificateFault[]): CertificateFinding => ({
  ...{ faults, refusals: [], certificate: null, issuer: null, checkpoint: null, witnesses: [] },
});

async function signatureFaults(
  { signed, signature }: CompactJws,
  issuer: VerifierKey | null,
): Promise<readonly CertificateFault[]> {
  if (issuer === null || issuer.algorithm !== 'ed25519') return ['issuer-unknown'];
  return (await isSignedBy(issuer.publicKey, signature, signed)) ? [] : ['signature-wrong'];
}

function readPayload(text: string): UncheckedCertificate | 'payload-not-canonical' | 'payload-unknown' {
  const json = jsonOf(text);
  if (json === undefined) return 'payload-not-canonical';
  const { data, success } = certificateSchema.safeParse(json);
  return success ? data : 'payload-unknown';
}

/** Undefined for what is not canonical: of two readers, one might read a member that stands there twice otherwise. */
function jsonOf(text: string): Json | undefined {
  try {
    const json = JSON.parse(text) as Json;
    return canonicalJson(json) === text ? json : undefined;
  } catch {
    return undefined;
  }
}

function hasItsNames({ organisation, device }: UncheckedCertificate): boolean {
  return (
    isNamed('organisation', organisation.id, organisation.logged) &&
    isNamed('device', device.id, device.logged)
  );
}

type LogFinding = Pick<CertificateFinding, 'faults' | 'checkpoint' | 'witnesses'>;

async function logFinding(
  certificate: UncheckedCertificate,
  jws: string,
  proof: string | null,
  trust: CertificateTrust,
): Promise<LogFinding> {
  if (proof === null) return { faults: ['proof-missing'], checkpoint: null, witnesses: [] };
  const entry = utf8ToBytes(entryText(certificateEntry(certificate, jws)));
  const { faults, checkpoint, witnesses } = await verifyTlogProof(entry, proof, trust);
  const isOther = checkpoint !== null && checkpoint.origin !== certificate.issuer.log;
  const issued = instantOf(certificate.issuedAt) / 1000 - clockTolerance;
  const isEarly = witnesses.some(({ at }) => at !== null && at < issued);
  return {
    faults: [
      ...(isOther ? (['other-log'] as const) : []),
      ...faults,
      ...(isEarly ? (['witnessed-too-early'] as const) : []),
    ],
    checkpoint,
    witnesses,
  };
}
