import type { Direction, Instant, Personal, Presentation, PresentationMedium } from '@vedette/domain';
import type { CredentialFault } from './fault.ts';
import type { CredentialFormatName, Verification } from './verification.ts';

/** A parser's answer: what was read, or what is wrong. Nothing is thrown for bad input. */
export type Parse<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly [CredentialFault, ...CredentialFault[]] };

export const parsed = <T>(value: T): Parse<T> => ({ ok: true, value });
export const refusedParse = (...faults: [CredentialFault, ...CredentialFault[]]): Parse<never> => ({
  ok: false,
  faults,
});

/**
 * Which single uses have been spent, shared by the lanes of a site. `claim` answers whether this is the
 * first use; a claim by the same `holder` (a passage) again is still the first.
 */
export interface ReplayLedger {
  claim(use: ReplayUse): Promise<'first' | 'again'>;
}

export interface ReplayUse {
  readonly replayKey: string;
  /** `step`: one rotating code; `entry`: one way in; `exit`: the way out that belongs to an entry. */
  readonly kind: 'step' | 'entry' | 'exit';
  /** After this instant the credential is dead by itself, and the ledger may forget. */
  readonly until: Instant;
}

/** What a verifier may use of the world; everything else of it does not exist for a verifier. */
export interface VerifyContext {
  readonly at: Instant;
  readonly clock: 'trusted' | 'doubtful';
  readonly direction: Direction;
  readonly ledger: ReplayLedger;
  /** Aborts what still waits for the world. */
  readonly signal: AbortSignal;
  /** HMAC-SHA-256 under the site's key, base64url: how a document number leaves a verifier. */
  readonly hashNumber: (number: Personal<string>) => string;
  /** Whether the duty collects document numbers; only then one is in the claims in full. */
  readonly collectsNumber: boolean;
}

/** One credential format: three steps, each of which knows less of the world than the next. */
export interface CredentialFormat<Parsed> {
  readonly format: CredentialFormatName;
  readonly media: readonly PresentationMedium[];
  /** Whether this format claims the presentation. Cheap and total, by a prefix; at most one format claims. */
  detect(presentation: Presentation): boolean;
  /** Bounded and pure: no input or output, no clock, no keys. */
  parse(presentation: Presentation): Parse<Parsed>;
  /** Signature, status, validity. Rejects never: what goes wrong is a fault. */
  verify(parsed: Parsed, context: VerifyContext): Promise<Verification>;
}

/** A format whose parsed shape nobody outside needs to know. */
export interface Examiner {
  readonly format: CredentialFormatName;
  detect(presentation: Presentation): boolean;
  examine(presentation: Presentation, context: VerifyContext): Promise<Verification>;
}
