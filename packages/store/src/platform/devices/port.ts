import type { Branded, CommandKind, CommandPhase, Instant, OrganisationId } from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

/** 16 characters of lower-case base32: the beginning of the SHA-256 of the device's public key. */
export type DeviceId = Branded<string, 'DeviceId'>;

export const deviceStates = ['quarantined', 'claimed', 'retired'] as const;
/** Unknown devices wait in quarantine; a retired one never comes back under its key. */
export type DeviceState = (typeof deviceStates)[number];

export interface Device {
  readonly id: DeviceId;
  /** Null while in quarantine. */
  readonly site: LocationId | null;
  readonly organisation: OrganisationId | null;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly state: DeviceState;
  readonly createdAt: Instant;
  readonly claimedAt: Instant | null;
  readonly retiredAt: Instant | null;
  readonly presence: DevicePresence | null;
  /** The group whose profile it follows. */
  readonly group: DeviceGroupId | null;
  readonly config: DeviceConfig;
}

export type DeviceGroupId = Branded<string, 'DeviceGroupId'>;

/** How far a device follows what it is to be set to. */
export interface DeviceConfig {
  /** 0 before the first. */
  readonly desired: number;
  readonly reported: number | null;
  readonly reportedAt: Instant | null;
  /** Of the values that it was told last, how many it refused. */
  readonly refused: number;
}

export interface DevicePresence {
  readonly isOnline: boolean;
  readonly over: string | null;
  readonly bornAt: Instant | null;
  readonly heardAt: Instant;
  readonly goneAt: Instant | null;
  /** `BirthFacts` and `Health` of the device link, as the device told them. */
  readonly facts: unknown;
  readonly health: unknown;
}

export interface DeviceFilter extends PageRequest {
  readonly state?: DeviceState | undefined;
  readonly online?: boolean | undefined;
  readonly site?: LocationId | undefined;
  /** Null: of no group. */
  readonly group?: DeviceGroupId | null | undefined;
  /** The beginning of its id, or a part of its model or serial number. */
  readonly text?: string | undefined;
}

/** Claimed devices by whether they are there, and those that were retired. */
export interface DeviceCounts {
  readonly online: number;
  readonly offline: number;
  readonly neverHeard: number;
  readonly retired: number;
}

/** A device that nobody has claimed. */
export interface QuarantinedDevice {
  readonly id: DeviceId;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** As it said; nobody has confirmed it. */
  readonly said: unknown;
  /** Until when it shows a code; null when it shows none. */
  readonly codeUntil: Instant | null;
}

export interface Tombstone {
  readonly device: DeviceId;
  readonly publicKey: Uint8Array;
  readonly retiredAt: Instant;
  readonly by: string | null;
  readonly reason: string | null;
  readonly site: LocationId | null;
}

export interface DeviceStore {
  /**
   * Puts a key into quarantine with what it says of itself; a key that is known already is answered as it stands.
   * @throws `input-invalid`, `rate-limited` while too many wait in quarantine
   */
  register(publicKey: Uint8Array, said: unknown, at: Instant): Promise<Device>;
  /** Of any organisation: for the link, which knows who it talks to by the key. */
  find(id: DeviceId): Promise<Device | null>;
  get(reach: Reach, id: DeviceId): Promise<Device | null>;
  /** By number, the latest first. */
  list(reach: Reach, filter: DeviceFilter): Promise<Page<Device>>;
  /** @throws `not-found`, `conflict` for a device that is not in quarantine, `input-invalid` for no site */
  claim(reach: Reach, id: DeviceId, site: LocationId, at: Instant): Promise<Device>;
  /** For ever, and with a tombstone that says why. A second time changes nothing. @throws `not-found` */
  retire(
    reach: Reach,
    id: DeviceId,
    at: Instant,
    why: { readonly by: string | null; readonly reason: string | null },
  ): Promise<Device>;
  counts(reach: Reach): Promise<DeviceCounts>;
  /**
   * A device in quarantine belongs to nobody, so that all of them are shown to whoever reaches every organisation of
   * the platform, and none to anybody else. The last heard first.
   */
  quarantine(reach: Reach, page: PageRequest, at: Instant): Promise<Page<QuarantinedDevice>>;
  /** The last first. */
  tombstones(reach: Reach, page: PageRequest): Promise<Page<Tombstone>>;
}

/** Something that happened to a device. No personal information but who did it. */
export interface DeviceEvent {
  readonly id: string;
  readonly at: Instant;
  /** Lower-case words with hyphens: `claimed`, `born`, `settings-reported`. */
  readonly kind: string;
  readonly by: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface DeviceEventStore {
  note(device: DeviceId, event: Omit<DeviceEvent, 'id'>): Promise<void>;
  /** Newest first. @throws `not-found` */
  list(reach: Reach, device: DeviceId, page: PageRequest): Promise<Page<DeviceEvent>>;
  /** Forgets what happened before an instant, at most `limit` of them; gives how many went. */
  forget(before: Instant, limit: number): Promise<number>;
}

export interface PresenceStore {
  born(
    device: DeviceId,
    birth: {
      readonly session: string;
      readonly over: string;
      readonly facts: unknown;
      readonly health: unknown;
    },
    at: Instant,
  ): Promise<void>;
  heard(device: DeviceId, health: unknown, at: Instant): Promise<void>;
  /** Nothing when another session has begun since. Gives whether it is offline now. */
  gone(device: DeviceId, session: string, at: Instant): Promise<boolean>;
  /** Those whose process died with them: silent since before an instant. Each is given once, to one caller. */
  silentSince(before: Instant, at: Instant, limit: number): Promise<readonly DeviceId[]>;
}

export interface StoredOffer {
  readonly check: Uint8Array;
  readonly salt: Uint8Array;
  readonly expiresAt: Instant;
  readonly tries: number;
  readonly proofKey: Uint8Array | null;
}

/** Offers of devices to be claimed by a code, one a device. */
export interface OfferStore {
  find(device: DeviceId): Promise<StoredOffer | null>;
  put(device: DeviceId, offer: StoredOffer): Promise<void>;
  /** One statement; null when the offer is another by now. */
  countTry(device: DeviceId, salt: Uint8Array): Promise<number | null>;
  settle(device: DeviceId, salt: Uint8Array, proofKey: Uint8Array): Promise<void>;
}

export interface NewVoucher {
  readonly id: string;
  readonly site: LocationId;
  readonly key: Uint8Array;
  readonly uses: number;
  readonly expiresAt: Instant;
  readonly by: string;
}

export interface VoucherStore {
  /** @throws `not-found` for a site out of reach */
  make(reach: Reach, voucher: NewVoucher, at: Instant): Promise<void>;
  find(id: string, at: Instant): Promise<{ readonly key: Uint8Array } | null>;
  /** See the device link: claims and counts in one transaction. */
  redeem(id: string, device: DeviceId, at: Instant): Promise<boolean>;
}

export interface NonceStore {
  /** Whether this is the first time; noted at once. */
  isFirst(keyId: string, nonce: string, until: Instant): Promise<boolean>;
  forget(before: Instant): Promise<void>;
}

export interface NewCommand {
  readonly id: string;
  readonly device: DeviceId;
  readonly kind: CommandKind;
  /** What its kind asks for beside id, kind and times. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly notAfter: Instant;
  readonly by: string;
  readonly reason: string | null;
}

export interface StoredCommand extends Omit<NewCommand, 'by'> {
  readonly givenAt: Instant;
  readonly givenBy: string;
  readonly phase: CommandPhase;
  readonly endedAt: Instant | null;
  readonly failure: string | null;
  readonly result: unknown;
}

export interface CommandStore {
  /** @throws `not-found`, `conflict` for a device that is not claimed */
  give(reach: Reach, command: NewCommand, at: Instant): Promise<StoredCommand>;
  get(reach: Reach, id: string): Promise<StoredCommand | null>;
  /** Newest first. */
  list(
    reach: Reach,
    filter: PageRequest & { readonly device?: DeviceId | undefined },
  ): Promise<Page<StoredCommand>>;
  /** See the device link: each was stepped by `sent`, durably, before this resolves. */
  take(device: DeviceId, at: Instant, isFresh: boolean, limit: number): Promise<readonly StoredCommand[]>;
  /** Gives the command as it stands then; null for an unknown one, or an answer that makes no sense now. */
  answered(
    device: DeviceId,
    id: string,
    answer: {
      readonly state: 'acknowledged' | 'done' | 'failed';
      readonly failure?: string;
      readonly result?: unknown;
    },
    at: Instant,
  ): Promise<StoredCommand | null>;
  /** Those whose time is over; each is given once. */
  lapse(at: Instant, limit: number): Promise<readonly StoredCommand[]>;
}

/** Pairs of key and value, each key once. */
export type StoredSettings = readonly (readonly [string, string | number | boolean | null])[];

/** What a device is to be set to, and where each value comes from. */
export interface EffectiveSettings {
  readonly group: DeviceGroupId | null;
  readonly profile: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly ofProfile: StoredSettings;
  /** Its own values count before those of the profile. */
  readonly own: StoredSettings;
  readonly desired: StoredSettings;
  readonly desiredVersion: number;
  readonly reportedVersion: number | null;
  readonly reportedAt: Instant | null;
  /** `SettingProblem`s of the device link. */
  readonly problems: unknown;
}

export interface ConfigStore {
  /** Version 0 and empty before the first. */
  desired(device: DeviceId): Promise<{ readonly version: number; readonly settings: StoredSettings }>;
  reported(device: DeviceId, version: number, problems: unknown, at: Instant): Promise<void>;
  /** Replaces the device's own settings; gives the version of what they make together with the profile. @throws `not-found` */
  setOwn(reach: Reach, device: DeviceId, settings: StoredSettings): Promise<number>;
  /** @throws `not-found` */
  effective(reach: Reach, device: DeviceId): Promise<EffectiveSettings>;
}
