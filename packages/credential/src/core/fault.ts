/** Everything that can be wrong with a credential. A verifier reports all that apply, not the first alone. */
export const credentialFaults = [
  'too-large',
  'malformed',
  'unsupported-version',
  'algorithm-not-allowed',
  'unknown-issuer',
  'key-usage',
  'signature',
  'schema',
  'not-yet-valid',
  'expired',
  'key-expired',
  'revoked',
  'revocation-stale',
  'replayed',
  'stale-presentation',
  'holder-binding',
  'challenge-mismatch',
  'not-accepted',
  'acceptance-open',
  'gateway-unreachable',
  'gateway-rejected',
  'status-not-found',
  'reader-not-trusted',
  'clock-doubtful',
] as const;
export type CredentialFault = (typeof credentialFaults)[number];

export const credentialOutcomes = ['verified', 'rejected', 'indeterminate'] as const;
export type CredentialOutcome = (typeof credentialOutcomes)[number];

/** Faults of the world around: with these alone the credential may still be good, and nobody can tell. */
const undecided: ReadonlySet<CredentialFault> = new Set([
  'revocation-stale',
  'acceptance-open',
  'gateway-unreachable',
  'clock-doubtful',
]);

/** Without a fault verified; with one of the credential itself rejected; else indeterminate. */
export function outcomeOf(faults: readonly CredentialFault[]): CredentialOutcome {
  if (faults.length === 0) return 'verified';
  return faults.every((fault) => undecided.has(fault)) ? 'indeterminate' : 'rejected';
}

/** Each fault once, in the order of the closed list. */
export function faultsInOrder(found: Iterable<CredentialFault>): readonly CredentialFault[] {
  const here = new Set(found);
  return credentialFaults.filter((fault) => here.has(fault));
}
