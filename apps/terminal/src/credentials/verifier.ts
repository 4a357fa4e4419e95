import { type Examiner, examine, type ReplayLedger, type Verification } from '@vedette/credential';
import {
  type Direction,
  type Duty,
  type Instant,
  type PassageId,
  type Presentation,
  retention,
} from '@vedette/domain';
import type { NumberHash, PassStore } from '@vedette/store';

/** Verifies what a person shows, as this site believes it. It opens nothing and decides nothing. */
export interface Verifier {
  /** Null when no format claims it: a picture of a menu, a ticket of the metro. */
  verify(presentation: Presentation, way: Way): Promise<Verification | null>;
}

export interface Way {
  readonly direction: Direction;
  readonly duty: Duty | null;
  /** In whose name single uses are claimed; null claims nothing, as for a code that is only tried. */
  readonly holder: PassageId | null;
  /** Rotating steps that this very presentation has spent: looking at it again does not make it a replay. */
  readonly steps?: Set<string>;
  /** A platform will be asked about the person: the number is needed, though the duty may not keep it. */
  readonly needsNumber?: boolean;
}

export interface VerifierDeps {
  readonly examiners: () => readonly Examiner[];
  readonly passes: Pick<PassStore, 'claim'>;
  readonly hashNumber: NumberHash;
  readonly clock: { now(): Instant; quality(): 'trusted' | 'doubtful' };
}

/** A person at a door waits no longer for a gateway. */
const deadline = 3_000;
const nothingUsed: ReplayLedger = { claim: async () => 'first' };

function ledgerOf(
  passes: VerifierDeps['passes'],
  holder: PassageId,
  steps: Set<string> = new Set(),
): ReplayLedger {
  return {
    async claim(use) {
      if (use.kind === 'step' && steps.has(use.replayKey)) return 'first';
      const answer = await passes.claim({ ...use, holder });
      if (use.kind === 'step' && answer === 'first') steps.add(use.replayKey);
      return answer;
    },
  };
}

export function openVerifier({ examiners, passes, hashNumber, clock }: VerifierDeps): Verifier {
  return {
    verify: (presentation, { direction, duty, holder, steps, needsNumber = false }) =>
      examine(examiners(), presentation, {
        at: clock.now(),
        clock: clock.quality(),
        direction,
        ledger: holder === null ? nothingUsed : ledgerOf(passes, holder, steps),
        signal: AbortSignal.timeout(deadline),
        hashNumber,
        collectsNumber: needsNumber || (duty !== null && retention(duty, 'id-number') !== undefined),
      }),
  };
}
