import type { Branded, Duration, Instant, OrganisationId, Personal, PersonId } from '@vedette/domain';
import type { WrappedKey } from '@vedette/vault';
import type { GroupId } from '../people/port.ts';
import type { Reach } from '../reach.ts';

/** A name as a directory gives it, in parts. */
export interface NameParts {
  readonly given: Personal<string> | null;
  readonly family: Personal<string> | null;
  readonly formatted: Personal<string> | null;
  readonly display: Personal<string> | null;
}

export interface NamePartStore {
  of(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, NameParts>>;
  put(person: PersonId, parts: NameParts): Promise<void>;
}

export type DirectorySourceId = Branded<string, 'DirectorySourceId'>;

/** From which attribute of an entry each field of a person is read; null: not read at all. */
export interface DirectoryMapping {
  /** What never changes about an entry: `entryUUID`, `objectGUID`. */
  readonly externalId: string;
  readonly name: string;
  readonly otherName: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly unit: string | null;
  readonly userName: string | null;
}

export interface DirectorySettings {
  readonly name: string;
  /** `ldaps://host:port`, or `ldap://` with StartTLS. */
  readonly url: string;
  readonly bindDn: string;
  /** PEM of whom its certificate is trusted from; the system's own authorities when null. */
  readonly authority: string | null;
  readonly startTls: boolean;
  readonly baseDn: string;
  readonly filter: string;
  readonly mapping: DirectoryMapping;
  readonly group: GroupId | null;
  /** Five minutes at least; null: read by hand alone. */
  readonly every: Duration | null;
}

/** Counts of a run, or what stopped it; never a name. */
export type DirectoryOutcome =
  | {
      readonly ok: true;
      readonly read: number;
      readonly created: number;
      readonly changed: number;
      readonly unchanged: number;
      readonly refused: number;
      readonly deactivated: number;
    }
  | { readonly ok: false; readonly problem: string };

export interface DirectorySource extends DirectorySettings {
  readonly id: DirectorySourceId;
  readonly organisation: OrganisationId;
  readonly secret: WrappedKey;
  readonly revision: number;
  readonly ranAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly outcome: DirectoryOutcome | null;
}

export interface DirectorySourceStore {
  /** @param id a UUID that the caller makes: the password is sealed to it. @throws `not-found` for a group out of reach, `conflict` for a name in use */
  add(
    reach: Reach,
    organisation: OrganisationId,
    id: DirectorySourceId,
    settings: DirectorySettings,
    secret: WrappedKey,
  ): Promise<DirectorySource>;
  all(reach: Reach): Promise<readonly DirectorySource[]>;
  get(reach: Reach, id: DirectorySourceId): Promise<DirectorySource | null>;
  /** @param secret the one before when null. @throws as `add` */
  change(
    reach: Reach,
    id: DirectorySourceId,
    settings: DirectorySettings,
    secret: WrappedKey | null,
  ): Promise<DirectorySource>;
  /** People stay. @throws `not-found` */
  remove(reach: Reach, id: DirectorySourceId): Promise<void>;
  /** Those whose time has come, each to one caller: taken for an hour, in which it runs. */
  takeDue(at: Instant): Promise<readonly DirectorySource[]>;
  settle(id: DirectorySourceId, at: Instant, outcome: DirectoryOutcome): Promise<void>;
}
