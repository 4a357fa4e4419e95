import { randomUUID } from 'node:crypto';
import type { ReplayLedger } from '@vedette/credential';
import type { PassageId } from '@vedette/domain';
import type { PassStore } from '@vedette/store';

/** What one presentation has used up. */
export interface Used {
  readonly holders: Set<PassageId>;
  /** Rotating steps: they are spent, and looking at the same presentation again does not make it a replay. */
  readonly steps: Set<string>;
}

export const nothingUsed = (): Used => ({ holders: new Set(), steps: new Set() });

/** Single uses that were claimed during one visit, each credential's for itself. */
export interface Claims {
  ledger(used: Used): ReplayLedger;
  /** One presentation came to nothing. */
  giveBack(used: Used): void;
  /** What was walked with is spent; what was not is given back. */
  end(walked: boolean): void;
}

/** Not in the passage's name: one passage may leave several records, and see several people. */
export function openClaims(
  passes: Pick<PassStore, 'claim' | 'release' | 'settle'>,
  onFault: (cause: unknown) => void,
): Claims {
  const visit = randomUUID();
  const all = new Set<PassageId>();
  const holderOf = (replayKey: string): PassageId => `${visit} ${replayKey}` as PassageId;

  function giveBack({ holders }: Used): void {
    // Not awaited: the store acts in the order in which it is asked.
    for (const holder of holders) passes.release(holder).catch(onFault);
  }
  return {
    ledger: ({ holders, steps }) => ({
      async claim(use) {
        if (use.kind === 'step' && steps.has(use.replayKey)) return 'first';
        const holder = holderOf(use.replayKey);
        holders.add(holder);
        all.add(holder);
        const answer = await passes.claim({ ...use, holder });
        if (use.kind === 'step' && answer === 'first') steps.add(use.replayKey);
        return answer;
      },
    }),
    giveBack,
    end(walked) {
      if (!walked) giveBack({ holders: all, steps: new Set() });
      else for (const holder of all) passes.settle(holder).catch(onFault);
    },
  };
}
