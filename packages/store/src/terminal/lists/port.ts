import type { AccessList, ListEntry, ListId, ListKind, PersonId } from '@vedette/domain';

export interface NewList {
  readonly id: ListId;
  readonly kind: ListKind;
  readonly name: string;
}

export interface ListStore {
  /** @throws `conflict` when the id is taken */
  create(list: NewList): Promise<void>;
  /** @throws `not-found` */
  rename(id: ListId, name: string): Promise<void>;
  /** With its entries. @throws `not-found` */
  remove(id: ListId): Promise<void>;
  /** Every list with its entries. */
  all(): Promise<readonly AccessList[]>;
  get(id: ListId): Promise<AccessList | null>;
  /** Puts the person on the list, or changes the entry. @throws `not-found` without such a list or person */
  putEntry(list: ListId, entry: ListEntry): Promise<void>;
  /** False when the person was not on it. */
  removeEntry(list: ListId, subject: PersonId): Promise<boolean>;
}
