import { type CredentialFault, type CredentialOutcome, credentialFaults } from '@vedette/domain';

export type { CredentialFault, CredentialOutcome };
export { credentialFaults };

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
