import type { Branded, CommandKind, Instant, OrganisationId } from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import type { DeviceGroupId, DeviceId, StoredCommand, StoredSettings } from './port.ts';

export type ConfigProfileId = Branded<string, 'ConfigProfileId'>;
export type BulkCommandId = Branded<string, 'BulkCommandId'>;

/** Which version of which profile a group follows; null for none. */
export type Followed = { readonly profile: ConfigProfileId; readonly version: number } | null;

export interface DeviceGroup {
  readonly id: DeviceGroupId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly profile: { readonly id: ConfigProfileId; readonly name: string; readonly version: number } | null;
  /** Those in reach. */
  readonly devices: number;
  /** Of them, how many said that they follow, how many refused a value, how many have not said. */
  readonly settled: number;
  readonly refused: number;
  readonly waiting: number;
}

/** One value that would change: an absent side is a key that would come, or go. */
export interface SettingsChange {
  readonly key: string;
  readonly from: StoredSettings[number][1] | undefined;
  readonly to: StoredSettings[number][1] | undefined;
  readonly devices: number;
}

export interface SettingsPreview {
  readonly devices: number;
  readonly changed: number;
  readonly changes: readonly SettingsChange[];
}

/**
 * Groups belong to an organisation. Who looks after some places alone sees them, and may change none: what a group is
 * set to reaches devices elsewhere as well.
 */
export interface DeviceGroupStore {
  list(reach: Reach): Promise<readonly DeviceGroup[]>;
  /** @throws `not-found` for an organisation out of reach, `not-allowed`, `conflict` for a name that is taken */
  create(reach: Reach, organisation: OrganisationId, name: string, at: Instant): Promise<DeviceGroup>;
  /** @throws `not-found`, `not-allowed`, `conflict` */
  rename(reach: Reach, id: DeviceGroupId, name: string): Promise<DeviceGroup>;
  /** Its devices go back to what is their own. Gives those whose settings changed. @throws `not-found`, `not-allowed` */
  remove(reach: Reach, id: DeviceGroupId, at: Instant): Promise<readonly DeviceId[]>;
  /**
   * Moves claimed devices of the group's organisation in, out of the group that they were in, and out.
   * @throws `not-found` for a group or any device out of reach, `not-allowed`
   */
  move(
    reach: Reach,
    id: DeviceGroupId,
    change: { readonly add: readonly DeviceId[]; readonly remove: readonly DeviceId[] },
    by: string,
    at: Instant,
  ): Promise<{ readonly added: number; readonly removed: number; readonly changed: readonly DeviceId[] }>;
  /** What would change. @throws `not-found` */
  preview(reach: Reach, id: DeviceGroupId, followed: Followed): Promise<SettingsPreview>;
  /** Rolls it out; gives the devices whose settings changed. @throws `not-found`, `not-allowed` */
  follow(
    reach: Reach,
    id: DeviceGroupId,
    followed: Followed,
    by: string,
    at: Instant,
  ): Promise<readonly DeviceId[]>;
}

export interface ProfileVersion {
  readonly version: number;
  readonly settings: StoredSettings;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly note: string | null;
}

export interface ConfigProfile {
  readonly id: ConfigProfileId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly newest: ProfileVersion;
  readonly groups: readonly { readonly id: DeviceGroupId; readonly name: string; readonly version: number }[];
}

export interface NewProfile {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly settings: StoredSettings;
  readonly by: string;
}

export interface ConfigProfileStore {
  list(reach: Reach): Promise<readonly ConfigProfile[]>;
  /** @throws `not-found`, `not-allowed`, `conflict` for a name that is taken */
  create(reach: Reach, profile: NewProfile, at: Instant): Promise<ConfigProfile>;
  /** Newest first. @throws `not-found` */
  versions(reach: Reach, id: ConfigProfileId): Promise<readonly ProfileVersion[]>;
  /** Groups go on following theirs. @throws `not-found`, `not-allowed` */
  addVersion(
    reach: Reach,
    id: ConfigProfileId,
    version: { readonly settings: StoredSettings; readonly by: string; readonly note: string | null },
    at: Instant,
  ): Promise<ProfileVersion>;
  /** @throws `not-found`, `not-allowed`, `conflict` while a group follows it */
  remove(reach: Reach, id: ConfigProfileId): Promise<void>;
}

/** Which claimed devices are meant: of those in reach. */
export type DeviceSelection =
  | { readonly devices: readonly DeviceId[] }
  | { readonly group: DeviceGroupId }
  | { readonly place: LocationId };

export interface NewBulkCommand {
  readonly organisation: OrganisationId;
  readonly selection: DeviceSelection;
  readonly kind: CommandKind;
  readonly body: Readonly<Record<string, unknown>>;
  readonly notAfter: Instant;
  readonly by: string;
  readonly reason: string | null;
}

export interface BulkCommand {
  readonly id: BulkCommandId;
  readonly kind: CommandKind;
  readonly givenAt: Instant;
  readonly givenBy: string;
  readonly reason: string | null;
  /** Those in reach, and where their commands stand. */
  readonly devices: number;
  readonly progress: {
    readonly waiting: number;
    readonly acknowledged: number;
    readonly done: number;
    readonly failed: number;
    readonly expired: number;
  };
}

export interface BulkCommandStore {
  /**
   * One command for each device of the selection, all or none.
   * @throws `not-found` when the selection is empty, `input-invalid` for more than 20,000 devices, or a kind that is
   * carried out at most once
   */
  give(
    reach: Reach,
    command: NewBulkCommand,
    at: Instant,
  ): Promise<{ readonly bulk: BulkCommand; readonly devices: readonly DeviceId[] }>;
  get(reach: Reach, id: BulkCommandId): Promise<BulkCommand | null>;
  /** Newest first. */
  list(reach: Reach, page: PageRequest): Promise<Page<BulkCommand>>;
  /** By the time and id of each command, newest first. */
  commands(reach: Reach, id: BulkCommandId, page: PageRequest): Promise<Page<StoredCommand>>;
  /** Ends those that nobody was sent yet. @throws `not-found` */
  cancel(reach: Reach, id: BulkCommandId, at: Instant): Promise<BulkCommand>;
}
