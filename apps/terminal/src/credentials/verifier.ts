import { type Examiner, examine, type ReplayLedger, unread, type Verification } from '@vedette/credential';
import { type Direction, type Duty, type Instant, type Presentation, retention } from '@vedette/domain';
import type { NumberHash } from '@vedette/store';
import { takesStatus } from './duty-wants.ts';

/** Verifies what a person shows, as this site believes it. It opens nothing and decides nothing. */
export interface Verifier {
  /** Null when no format claims it: a picture of a menu, a ticket of the metro. */
  verify(presentation: Presentation, way: Way): Promise<Verification | null>;
}

export interface Way {
  readonly direction: Direction;
  /** Null asks as if a duty wanted everything and kept nothing, as for a code that is only tried. */
  readonly duty: Duty | null;
  /** Where single uses are claimed; null claims nothing. */
  readonly ledger: ReplayLedger | null;
  /** The number is needed while the person is here, though the duty may not keep it. */
  readonly needsNumber?: boolean;
}

export interface VerifierDeps {
  readonly examiners: () => readonly Examiner[];
  readonly hashNumber: NumberHash;
  readonly clock: { now(): Instant; quality(): 'trusted' | 'doubtful' };
}

/** A person at a door waits no longer for a gateway. */
const deadline = 3_000;
const nothingUsed: ReplayLedger = { claim: async () => 'first' };

/** No platform is told who stands here unless the duty makes something of its answer. */
function unasked({ format, detect }: Examiner): Examiner {
  const answer = unread(format, ['not-accepted']);
  return { format, detect, examine: async () => answer };
}

export function openVerifier({ examiners, hashNumber, clock }: VerifierDeps): Verifier {
  function wanted(duty: Duty | null): readonly Examiner[] {
    if (duty === null || takesStatus(duty)) return examiners();
    return examiners().map((each) => (each.format === 'health-code' ? unasked(each) : each));
  }
  return {
    verify: (presentation, { direction, duty, ledger, needsNumber = false }) =>
      examine(wanted(duty), presentation, {
        at: clock.now(),
        clock: clock.quality(),
        direction,
        ledger: ledger ?? nothingUsed,
        signal: AbortSignal.timeout(deadline),
        hashNumber,
        collectsNumber: needsNumber || (duty !== null && retention(duty, 'id-number') !== undefined),
      }),
  };
}
