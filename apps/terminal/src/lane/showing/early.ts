import type { Verification } from '@vedette/credential';
import type { Instant, PersonId, Presentation } from '@vedette/domain';
import { nothingUsed, type Used } from './claims.ts';
import { type PersonOfDeps, personOf } from './person-of.ts';
import type { Visit } from './visit.ts';

export interface EarlyNeeds {
  readonly deps: PersonOfDeps;
  readonly now: () => Instant;
  /** Without a visit nothing is claimed. */
  readonly verify: (presentation: Presentation, visit: null, used: Used) => Promise<Verification | null>;
}

/** What was held out while the lane was busy with somebody. */
export interface Early {
  keep(presentation: Presentation, used: Used): void;
  /** Whose passage has ended, and what they had shown. */
  after(visit: Visit, subject: PersonId | null): void;
  /** The newest, if it is fresh enough to be looked at; null when there is none. */
  next(): NextPresentation | null;
}

export interface NextPresentation {
  readonly presentation: Presentation;
  readonly used: Used;
  /**
   * Whoever walks through holds their card on for a while, or puts away a phone with another code on it: that asks
   * for nothing, and opens for nobody else.
   */
  isOfTheNext(): Promise<boolean>;
}

/** Milliseconds for which something held out while another passed is still looked at afterwards. */
const patience = 6_000;

export function openEarly({ deps, now, verify }: EarlyNeeds): Early {
  let kept: { readonly presentation: Presentation; readonly used: Used } | null = null;
  let before: { readonly shown: ReadonlySet<string>; readonly subject: PersonId | null } = {
    shown: new Set(),
    subject: null,
  };
  async function isNotOf({ shown, subject }: typeof before, presentation: Presentation): Promise<boolean> {
    const found = await verify(presentation, null, nothingUsed());
    if (found === null || (found.replayKey !== null && shown.has(found.replayKey))) return false;
    return subject === null || (await personOf(deps, found)) !== subject;
  }
  return {
    keep(presentation, used) {
      kept = { presentation, used };
    },
    after({ replayKeys }, subject) {
      before = { shown: new Set(replayKeys.values()), subject };
    },
    next() {
      const last = before;
      const next = kept;
      kept = null;
      if (next === null || now() - next.presentation.at > patience) return null;
      return { ...next, isOfTheNext: () => isNotOf(last, next.presentation) };
    },
  };
}
