import type { Instant } from '../time/instant.ts';

/** A document a visitor has to accept, in the version that is in force. */
export interface DemandedVersion {
  readonly document: string;
  /** Counts from 1. */
  readonly version: number;
}

export interface AcceptedVersion extends DemandedVersion {
  readonly at: Instant;
}

/** What was not accepted in the version in force: an older yes was a yes to other words. */
export function missingAcceptances(
  demanded: readonly DemandedVersion[],
  accepted: readonly AcceptedVersion[],
): readonly DemandedVersion[] {
  return demanded.filter(
    (one) => !accepted.some(({ document, version }) => document === one.document && version === one.version),
  );
}
