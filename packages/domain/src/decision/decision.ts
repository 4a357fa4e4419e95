import type { EvidenceKind, IdentifyMethod } from '../evidence/evidence.ts';
import type { PersonId } from '../ids.ts';
import type { ReasonCode } from './reason.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** What the person still has to show. */
export interface Need {
  readonly what: EvidenceKind;
  /** For an identification: the ways that are still open. */
  readonly anyOf?: readonly IdentifyMethod[];
  /** Why it is asked for again, when something shown did not do. */
  readonly because?: ReasonCode;
}

/** `notices` never change the outcome; an alarm may follow from them. */
interface Noticed {
  readonly subject: PersonId | null;
  readonly notices: readonly ReasonCode[];
}
export type Decision = Noticed &
  (
    | { readonly outcome: 'granted' }
    | { readonly outcome: 'denied'; readonly reasons: NonEmpty<ReasonCode> }
    | { readonly outcome: 'refer'; readonly reasons: NonEmpty<ReasonCode> }
    | { readonly outcome: 'needs'; readonly missing: NonEmpty<Need> }
  );
export type Outcome = Decision['outcome'];
