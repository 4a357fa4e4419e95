import type { Branded, Instant, OrganisationId, Personal, PersonId } from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export type GroupId = Branded<string, 'GroupId'>;

/** `listed`: known only because a list names him. */
export const personKinds = ['member', 'visitor', 'listed'] as const;
export type PersonKind = (typeof personKinds)[number];

/** Where a row comes from, and who therefore may change it. */
export const personSources = ['hand', 'import', 'scim', 'ldap', 'visit'] as const;
export type PersonSource = (typeof personSources)[number];

/** How far a person's face has come: asked for, sealed to terminals, taken by them, refused by the person. */
export const referenceStates = ['none', 'asked', 'sealed', 'enrolled', 'refused'] as const;
export type ReferenceState = (typeof referenceStates)[number];

export interface Consent {
  readonly at: Instant;
  /** Name and version of the text. */
  readonly to: string;
  readonly endedAt: Instant | null;
}

export interface PersonFields {
  readonly name: Personal<string>;
  /** Aliases, the name in other letters; at most 8. */
  readonly otherNames: Personal<readonly string[]>;
  readonly phone: Personal<string> | null;
  readonly mail: Personal<string> | null;
  /** In capital letters and digits, as `canonicalNumber` makes it. */
  readonly idNumber: Personal<string> | null;
  /** Department, company. */
  readonly unit: string | null;
  readonly userName: Personal<string> | null;
  readonly isActive: boolean;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  readonly consent: Consent | null;
  readonly referenceState: ReferenceState;
}

export interface NewPlatformPerson extends PersonFields {
  readonly organisation: OrganisationId;
  readonly kind: PersonKind;
  readonly source: PersonSource;
  /** Of the system it comes from; a second one with it is a `conflict`. */
  readonly externalId: string | null;
  /** Below which its terminals know the person, besides those of the groups. */
  readonly places: readonly LocationId[];
  readonly groups: readonly GroupId[];
}

export interface PlatformPerson extends NewPlatformPerson {
  readonly id: PersonId;
  /** Grows by one with each change; the entity tag. */
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What is absent stays as it is. */
export type PlatformPersonPatch = {
  readonly [K in keyof PersonFields | 'places' | 'groups' | 'externalId' | 'kind']?:
    | PlatformPerson[K]
    | undefined;
};

export interface PersonSearch extends PageRequest {
  /** Words of the name, each whole or its beginning; everybody when absent. */
  readonly text?: Personal<string> | undefined;
  readonly kind?: PersonKind | undefined;
  readonly source?: PersonSource | undefined;
  readonly mail?: Personal<string> | undefined;
  readonly group?: GroupId | undefined;
  readonly unit?: string | undefined;
  /** Exactly. */
  readonly userName?: Personal<string> | undefined;
  readonly externalId?: { readonly source: PersonSource; readonly id: string } | undefined;
  readonly idNumber?: Personal<string> | undefined;
  readonly phone?: Personal<string> | undefined;
}

/** What went with a person; counts only. */
export interface PlatformPersonRemoval {
  readonly references: number;
  readonly listEntries: number;
  readonly visits: number;
}

/** Of many rows at once, what became of each. */
export type WrittenPerson =
  | { readonly outcome: 'created' | 'changed' | 'unchanged'; readonly id: PersonId }
  | { readonly outcome: 'refused'; readonly code: 'conflict' | 'input-invalid' | 'not-found' };

/**
 * People of the platform. Every write brings the sets of the sites that know the person up to date in the same
 * transaction. A name has 1 to 100 UTF-16 units, as on the device link; other texts at most 200: otherwise `input-invalid`.
 */
export interface PlatformPeopleStore {
  /** @throws `not-found` for a place or group out of reach, `conflict` for an external id or user name in use */
  create(reach: Reach, person: NewPlatformPerson): Promise<PlatformPerson>;
  /**
   * Writes up to 200 people, each by itself: one that does not do stops no other. A person with the same source and
   * external id is changed, and left as it is where nothing differs: also the groups and places, to which those
   * given are added. A dry run does all of it and undoes it.
   */
  write(
    reach: Reach,
    people: readonly NewPlatformPerson[],
    how?: { readonly dryRun?: boolean | undefined },
  ): Promise<readonly WrittenPerson[]>;
  get(reach: Reach, id: PersonId): Promise<PlatformPerson | null>;
  /** At most 1000; those out of reach are left out. */
  getMany(reach: Reach, ids: readonly PersonId[]): Promise<readonly PlatformPerson[]>;
  /** @param revision demanded when given. @throws `not-found`, `conflict` for another revision */
  patch(
    reach: Reach,
    id: PersonId,
    patch: PlatformPersonPatch,
    revision?: number | undefined,
  ): Promise<PlatformPerson>;
  /** With references, list entries, group memberships; visits forget who it was. @throws `not-found` */
  remove(reach: Reach, id: PersonId): Promise<PlatformPersonRemoval>;
  /** In order of name, then id. @throws `input-invalid` for a cursor whose person is gone: begin again */
  search(reach: Reach, search: PersonSearch): Promise<Page<PlatformPerson>>;
  /** Counted up to 100,000. */
  count(reach: Reach, search: PersonSearch): Promise<number>;
  /**
   * People of a source that are not among those just read are made inactive. Gives how many.
   * @param keep external ids, at most 100,000
   * @param prefix of the external ids of one directory among several
   */
  deactivateOthers(
    reach: Reach,
    organisation: OrganisationId,
    source: PersonSource,
    keep: readonly string[],
    prefix?: string | undefined,
  ): Promise<number>;
}

export interface NewGroup {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly externalId: string | null;
  /** Below which the terminals know the members. */
  readonly places: readonly LocationId[];
}

export interface PersonGroup extends NewGroup {
  readonly id: GroupId;
  readonly members: number;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface GroupPatch {
  readonly name?: string | undefined;
  readonly externalId?: string | null | undefined;
  readonly places?: readonly LocationId[] | undefined;
}

/** In which way members change, in the order given. */
export interface MemberChange {
  readonly add: readonly PersonId[];
  readonly remove: readonly PersonId[];
}

export interface GroupStore {
  /** @throws `conflict` for a name in use, `not-found` for a place out of reach */
  create(reach: Reach, group: NewGroup): Promise<PersonGroup>;
  get(reach: Reach, id: GroupId): Promise<PersonGroup | null>;
  /** @throws `not-found`, `conflict` */
  patch(reach: Reach, id: GroupId, patch: GroupPatch, revision?: number | undefined): Promise<PersonGroup>;
  /** People stay. @throws `not-found` */
  remove(reach: Reach, id: GroupId): Promise<void>;
  /** By name. */
  list(reach: Reach, filter: GroupFilter): Promise<Page<PersonGroup>>;
  count(reach: Reach, filter: GroupFilter): Promise<number>;
  /** At most 10,000 of each; adding who is in, or removing who is not, is nothing. @throws `not-found` */
  changeMembers(
    reach: Reach,
    id: GroupId,
    change: MemberChange,
    revision?: number | undefined,
  ): Promise<PersonGroup>;
  /** By id, at most 10,000. */
  members(reach: Reach, id: GroupId): Promise<readonly PersonId[]>;
}

export interface GroupFilter extends PageRequest {
  readonly name?: string | undefined;
  readonly externalId?: string | undefined;
}
