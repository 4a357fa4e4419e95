import { verify as verifySignature } from 'node:crypto';
import type { Instant, PersonId } from '@vedette/domain';
import { algorithmOfKey, cryptoOptions } from '../common/cose-algorithm.ts';
import { verifyCoseSign1 } from '../common/cose-sign1.ts';
import type { Claim } from '../core/claim.ts';
import { type CredentialFault, faultsInOrder, outcomeOf } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { CredentialIssuer, Verification } from '../core/verification.ts';
import type { PassClaims } from './claims.ts';
import { type HolderKey, importHolderKey } from './holder-key.ts';
import type { ParsedPass, ShownStep } from './parse.ts';
import { spend } from './spend.ts';
import { isStepFresh, stepMessage } from './step.ts';
import type { PassTrust, PassTrustKey } from './trust.ts';

/** Looks for everything that is wrong; asks the ledger last, and only about a pass that may still be good. */
export async function verifyPass(
  trust: PassTrust,
  pass: ParsedPass,
  context: VerifyContext,
): Promise<Verification> {
  const { claims, shown } = pass;
  const { key, fault } = signerOf(trust, pass);
  const found = new Set<CredentialFault>([
    ...(fault === null ? [] : [fault]),
    ...holderFaults(claims.holderKey, shown),
    ...(isRevoked(trust, claims) ? (['revoked'] as const) : []),
    ...timeFaults(trust, pass, key, context),
  ]);
  const replayKey = replayKeyOf('pass', claims.issuer, claims.id);
  if (outcomeOf([...found]) !== 'rejected')
    for (const more of await spend(pass, replayKey, context)) found.add(more);
  const faults = faultsInOrder(found);
  return {
    ...{ format: 'pass', outcome: outcomeOf(faults), faults, replayKey },
    issuer: key === null ? null : issuerOf(key),
    subject: { person: claims.subject as PersonId },
    claims: [claimOf(claims)],
    validity: { notBefore: claims.notBefore, notAfter: claims.notAfter },
    binding: shown === null ? 'bearer' : 'holder-key',
    freshness: shown === null ? 'static' : 'rotating',
  };
}

interface Signer {
  readonly key: PassTrustKey | null;
  readonly fault: CredentialFault | null;
}

/** Every key that goes by the id is tried; the one whose issuer the pass names is its signer. */
function signerOf(trust: PassTrust, { keyId, message, claims }: ParsedPass): Signer {
  const candidates = trust.keys.get(keyId) ?? [];
  if (candidates.length === 0) return { key: null, fault: 'unknown-issuer' };
  const verdicts = candidates.map((key) => verifyCoseSign1(message, key.publicKey));
  const signers = candidates.filter((_, index) => verdicts[index] === null);
  if (signers.length === 0) return { key: null, fault: verdicts[0] ?? 'signature' };
  const key = signers.find(({ issuer }) => issuer === claims.issuer) ?? null;
  return { key, fault: key === null ? 'unknown-issuer' : null };
}

/** A pass with a key must be shown by that key, and one without cannot be. */
function holderFaults(holderKey: HolderKey | null, shown: ShownStep | null): readonly CredentialFault[] {
  if (holderKey === null && shown === null) return [];
  const isHeld = holderKey !== null && shown !== null && isSignedBy(holderKey, shown);
  return isHeld ? [] : ['holder-binding'];
}

function isSignedBy(holderKey: HolderKey, { passDigest, step, signature }: ShownStep): boolean {
  const key = importHolderKey(holderKey);
  const algorithm = key === null ? null : algorithmOfKey(key);
  if (key === null || algorithm === null) return false;
  const options = cryptoOptions(algorithm, key);
  return verifySignature(options.digest, stepMessage(passDigest, step), options.key, signature);
}

function isRevoked(trust: PassTrust, { id, subject, issuedAt }: PassClaims): boolean {
  const before = trust.revokedSubjects.get(subject);
  if (before !== undefined && issuedAt < before) return true;
  return trust.revokedPasses.has(Buffer.from(id).toString('base64url'));
}

/** With a clock in doubt nothing is said about time, but that. */
function timeFaults(
  trust: PassTrust,
  { claims, shown }: ParsedPass,
  key: PassTrustKey | null,
  { at, clock }: VerifyContext,
): readonly CredentialFault[] {
  if (clock !== 'trusted' || !Number.isFinite(at)) return ['clock-doubtful'];
  const wrong: Partial<Record<CredentialFault, boolean>> = {
    'not-yet-valid': at < claims.notBefore,
    expired: at >= claims.notAfter,
    'key-expired': key !== null && !isKeyValid(key, at),
    'revocation-stale': isListStale(trust, at),
    'stale-presentation': shown !== null && !isStepFresh(shown.step, at),
  };
  return faultsInOrder(Object.keys(wrong) as CredentialFault[]).filter((fault) => wrong[fault]);
}

const isKeyValid = ({ notBefore, notAfter }: PassTrustKey, at: Instant): boolean =>
  (notBefore === null || at >= notBefore) && (notAfter === null || at < notAfter);

/** A list of the future is no fresher than one nobody dated. */
function isListStale({ revocationListAt, revocationFreshFor }: PassTrust, at: Instant): boolean {
  if (revocationFreshFor === null) return false;
  if (revocationListAt === null) return true;
  const age = at - revocationListAt;
  return age < 0 || age > revocationFreshFor;
}

const issuerOf = ({ issuer, keyId, list, listAt }: PassTrustKey): CredentialIssuer => ({
  ...{ id: issuer, keyId, trustList: list, trustListAt: listAt },
});

const claimOf = ({ kind, zones, entries }: PassClaims): Claim => ({
  ...{ kind: kind === 'member' ? 'membership' : 'visit', zones, entries },
});
