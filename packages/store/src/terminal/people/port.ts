import type { Instant, Person, PersonId, Validity } from '@vedette/domain';
import type { Page, PageRequest } from '../page.ts';

export interface EnrolledPerson extends Person {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** How many face references this person has, of all models. */
  readonly references: number;
}

export type PersonPatch = { readonly [K in Exclude<keyof Person, 'id'>]?: Person[K] | undefined };

export interface PeopleSearch extends PageRequest {
  /** Part of the name, whatever its case or width; everybody when absent or empty. */
  readonly text?: string | undefined;
}

/** What went with a person; counts only. */
export interface PersonRemoval {
  readonly references: number;
  readonly listEntries: number;
  readonly captures: number;
}

/**
 * People enrolled on this sentinel. Texts are kept as well-formed Unicode (a lone surrogate becomes U+FFFD);
 * a name has 1 to 200 UTF-16 units, other texts at most 200: otherwise `input-invalid`.
 */
export interface PeopleStore {
  /** @throws `conflict` when the id is taken */
  create(person: Person): Promise<EnrolledPerson>;
  get(id: PersonId): Promise<EnrolledPerson | null>;
  /** Changes the fields named. @throws `not-found` */
  patch(id: PersonId, patch: PersonPatch): Promise<EnrolledPerson>;
  /**
   * Deletes the person, the face references, the list entries and the captures of the person's passages.
   * Pass records stay until their own periods are over. @throws `not-found`
   */
  remove(id: PersonId): Promise<PersonRemoval>;
  /** In order of name, then id. */
  search(request: PeopleSearch): Promise<Page<EnrolledPerson>>;
  /** Everybody enrolled and from when to when, to answer "still enrolled?" without asking at each frame. */
  validities(): Promise<readonly (readonly [PersonId, Validity])[]>;
  count(): Promise<number>;
}
