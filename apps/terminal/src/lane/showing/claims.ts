import { randomUUID } from 'node:crypto';
import type { ReplayLedger } from '@vedette/credential';
import { duration, type PassageId } from '@vedette/domain';
import type { PassStore } from '@vedette/store';
import { type After, limited } from '../limited.ts';

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

export interface ClaimNeeds {
  readonly passes: Pick<PassStore, 'claim' | 'release' | 'settle'>;
  readonly after: After;
  readonly onFault: (cause: unknown) => void;
}

/** A store that takes longer cannot be asked; what it claims all the same is given back with the visit. */
const patience = duration(3_000);

/** The uses that are claimed at one lane; gives those of each visit. */
export function openClaims({ passes, after, onFault }: ClaimNeeds): () => Claims {
  /** What the store could not do: it is asked again with the next claim, or at the end of the next visit. */
  const owed = new Map<PassageId, 'release' | 'settle'>();

  // Not awaited: the store acts in the order in which it is asked.
  function finish(holder: PassageId, how: 'release' | 'settle'): void {
    passes[how](holder).catch((cause) => {
      owed.set(holder, how);
      onFault(cause);
    });
  }
  function payOwed(): void {
    const all = [...owed];
    owed.clear();
    for (const [holder, how] of all) finish(holder, how);
  }
  const claim: PassStore['claim'] = (use) => {
    payOwed();
    return limited(passes.claim(use), patience, after, 'claim');
  };
  return () => claimsOfVisit({ claim, finish, payOwed });
}

interface VisitNeeds {
  readonly claim: PassStore['claim'];
  readonly finish: (holder: PassageId, how: 'release' | 'settle') => void;
  readonly payOwed: () => void;
}

/** Not in the passage's name: one passage may leave several records, and see several people. */
function claimsOfVisit({ claim, finish, payOwed }: VisitNeeds): Claims {
  const visit = randomUUID();
  const all = new Set<PassageId>();
  const holderOf = (replayKey: string): PassageId => `${visit} ${replayKey}` as PassageId;
  return {
    ledger: ({ holders, steps }) => ({
      async claim(use) {
        if (use.kind === 'step' && steps.has(use.replayKey)) return 'first';
        const holder = holderOf(use.replayKey);
        holders.add(holder);
        all.add(holder);
        const answer = await claim({ ...use, holder });
        if (use.kind === 'step' && answer === 'first') steps.add(use.replayKey);
        return answer;
      },
    }),
    giveBack({ holders }) {
      for (const holder of holders) finish(holder, 'release');
    },
    end(walked) {
      payOwed();
      for (const holder of all) finish(holder, walked ? 'settle' : 'release');
    },
  };
}
