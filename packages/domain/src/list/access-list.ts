import type { ListId, PersonId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

export const listKinds = ['allow', 'deny', 'watch'] as const;
export type ListKind = (typeof listKinds)[number];

/** One person on one list, from `validFrom` (inclusive) until `validTo` (exclusive). */
export interface ListEntry {
  readonly subject: PersonId;
  readonly reason: string;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
}

export interface AccessList {
  readonly id: ListId;
  readonly kind: ListKind;
  readonly name: string;
  readonly entries: ReadonlyMap<PersonId, ListEntry>;
}
