import type { VerifyContext } from '@vedette/credential';
import type { Instant } from '@vedette/domain';

/** The world of a suite: a trusted clock that stands still, a ledger that has seen nothing. */
export function verifyContextAt(at: Instant): VerifyContext {
  return {
    ...{ at, clock: 'trusted', direction: 'in', collectsNumber: false },
    ledger: { claim: async () => 'first' },
    signal: new AbortController().signal,
    hashNumber: () => 'hash',
  };
}
