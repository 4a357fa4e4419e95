import type { CredentialRefusal } from '@vedette/domain';
import type { CredentialFault } from '../core/fault.ts';
import type { Verification } from '../core/verification.ts';

const refusals: Readonly<Record<CredentialFault, CredentialRefusal>> = {
  'too-large': 'unreadable',
  malformed: 'unreadable',
  'unsupported-version': 'unreadable',
  schema: 'unreadable',
  'algorithm-not-allowed': 'not-trusted',
  'unknown-issuer': 'not-trusted',
  'key-usage': 'not-trusted',
  signature: 'not-trusted',
  'key-expired': 'not-trusted',
  'reader-not-trusted': 'not-trusted',
  'not-yet-valid': 'not-yet-valid',
  expired: 'expired',
  revoked: 'revoked',
  replayed: 'replayed',
  'stale-presentation': 'stale',
  'holder-binding': 'stale',
  'challenge-mismatch': 'stale',
  'not-accepted': 'not-accepted',
  'gateway-rejected': 'not-accepted',
  'status-not-found': 'not-accepted',
  'revocation-stale': 'unverified',
  'acceptance-open': 'unverified',
  'gateway-unreachable': 'unverified',
  'clock-doubtful': 'unverified',
};

/** The gravest first: what a person can do nothing about goes before what a fresh code would mend. */
const order: readonly CredentialRefusal[] = [
  'unreadable',
  'not-trusted',
  'revoked',
  'replayed',
  'expired',
  'not-yet-valid',
  'stale',
  'not-accepted',
  'unverified',
];

/** The one reason that is said at the door of a credential that is not verified. */
export function refusalOf({ faults }: Pick<Verification, 'faults'>): CredentialRefusal {
  const found = new Set(faults.map((fault) => refusals[fault]));
  return order.find((refusal) => found.has(refusal)) ?? 'unreadable';
}
