import type { AreaId, Instant, PassageId, PersonId } from '@vedette/domain';
import type { OperatorId } from '../operators/port.ts';

export interface NewPass {
  /** `jti`, as it stands in the pass. */
  readonly id: string;
  /** Null for a visitor who is not enrolled. */
  readonly person: PersonId | null;
  readonly kind: 'member' | 'visit';
  readonly entries: 'single' | 'multiple';
  readonly zones: readonly AreaId[];
  readonly form: 'paper' | 'phone';
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly by: OperatorId | null;
  /** SHA-256 in base64url of the code by which a phone fetches its pass, and until when it may. */
  readonly code?: { readonly hash: string; readonly until: Instant } | undefined;
}

export interface IssuedPass extends Omit<NewPass, 'code' | 'by'> {
  readonly issuedAt: Instant;
  readonly issuedBy: OperatorId | null;
  readonly redeemedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface PassRevocations {
  readonly passes: readonly string[];
  /** Whoever was removed, and when: passes that were given out before are void. */
  readonly subjects: readonly { readonly subject: string; readonly at: Instant }[];
}

export interface PassUse {
  readonly replayKey: string;
  readonly kind: 'step' | 'entry' | 'exit';
  readonly until: Instant;
  /** The passage that uses it; the same one may claim again. */
  readonly holder: PassageId;
}

/** Passes this site gave out, and what has been used up of passes, its own and others'. */
export interface PassStore {
  /** @throws `conflict` when the id is taken, `not-found` without such a person */
  add(pass: NewPass): Promise<IssuedPass>;
  /** Newest first. */
  ofPerson(person: PersonId): Promise<readonly IssuedPass[]>;
  /**
   * Uses the code up for one phone, which may ask again when the answer was lost.
   * @param phone hash of the phone's own key
   * @returns null for a code that is wrong, over, or used by another phone, and for a pass that was revoked
   */
  redeem(codeHash: string, phone: string): Promise<IssuedPass | null>;
  /** @throws `not-found` */
  revoke(id: string): Promise<IssuedPass>;
  /** What must not open a lane any more; a person who was removed has no pass. */
  revocations(): Promise<PassRevocations>;
  /** An exit belongs to an entry: without one, or a second time, it is `again`. */
  claim(use: PassUse): Promise<'first' | 'again'>;
  /** Whoever held it did not walk through: entries and exits are given back; a rotating step is spent. */
  release(holder: PassageId): Promise<void>;
  /** They walked: nobody gives it back. */
  settle(holder: PassageId): Promise<void>;
}
