import type { Instant, PersonId } from '@vedette/domain';

export interface EnrolledCard {
  readonly id: number;
  readonly person: PersonId;
  /** What the person's colleagues call it, such as `blue badge`; never the number. */
  readonly label: string;
  readonly addedAt: Instant;
}

/** Who a number belongs to. Card numbers are kept as keyed hashes alone. */
export interface IdentityStore {
  /** The site's 32 bytes for `numberHash`. The caller zeroes them when the work is over. */
  numberKey(): Promise<Uint8Array>;
  /** By a card, or by the document number of an enrolment; null for nobody, and for a number that two have. */
  personOf(numberHash: string): Promise<PersonId | null>;
  cards(person: PersonId): Promise<readonly EnrolledCard[]>;
  /** @throws `conflict` when somebody has the card, `not-found` without such a person */
  addCard(card: {
    readonly person: PersonId;
    readonly numberHash: string;
    readonly label: string;
  }): Promise<EnrolledCard>;
  /** False when the person has no such card. */
  removeCard(person: PersonId, card: number): Promise<boolean>;
}
