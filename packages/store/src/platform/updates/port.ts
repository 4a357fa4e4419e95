import type { Branded, Duration, Instant, OrganisationId } from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { DeviceGroupId, DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export const updateRoles = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type UpdateRole = (typeof updateRoles)[number];

/** A signed document of the repository (TUF), byte for byte as it is served. */
export interface UpdateDocument {
  readonly role: UpdateRole;
  readonly version: number;
  readonly body: string;
  readonly expiresAt: Instant;
}

/** A release as signed targets name it. */
export interface NamedRelease {
  /** SHA-256 of its archive, hexadecimal. */
  readonly hash: string;
  readonly version: string;
  /** Of the target. */
  readonly path: string;
  readonly length: number;
  readonly note: string | null;
}

export interface StoredRelease extends NamedRelease {
  readonly isNamed: boolean;
  /** Null while its archive is not here. */
  readonly uploadedAt: Instant | null;
  /** Devices in reach that run it. */
  readonly running: number;
}

/** The repository of releases: one for the whole platform. */
export interface UpdateRepositoryStore {
  newest(role: UpdateRole): Promise<UpdateDocument | null>;
  document(role: UpdateRole, version: number): Promise<UpdateDocument | null>;
  /**
   * Adds documents in one transaction; with targets, what they name as well. One publisher at a time over all
   * processes. @throws `conflict` for a version that is there
   */
  publish(
    documents: readonly UpdateDocument[],
    named: readonly NamedRelease[] | null,
    at: Instant,
  ): Promise<void>;
  releases(reach: Reach): Promise<readonly StoredRelease[]>;
  /** Whether somebody looks after the whole platform: no organisation, and no place, is out of reach. */
  reachesAll(reach: Reach): Promise<boolean>;
}

/** Archives of releases, part by part. */
export interface UpdateArchiveStore {
  /**
   * Takes an archive in, and keeps it when its bytes are what the hash says; one that is here already is left.
   * @throws `input-invalid` for other bytes, `upload-too-large`
   */
  put(hash: string, bytes: AsyncIterable<Uint8Array>, lengthAtMost: number, at: Instant): Promise<number>;
  /** Its length; null while it is not here. */
  length(hash: string): Promise<number | null>;
  /** Bytes from `start` on, at most `limit`; fewer at the end. */
  read(hash: string, start: number, limit: number): Promise<Uint8Array>;
  /** Uploads that broke off before an instant. */
  forgetBroken(before: Instant): Promise<number>;
}

export type RolloutId = Branded<string, 'RolloutId'>;
export type RolloutKind = 'forward' | 'back';
export type RolloutPhase = 'running' | 'paused' | 'stopped' | 'done';
export const rolloutStates = [
  'waiting',
  'told',
  'installed',
  'trying',
  'good',
  'failed',
  'late',
  'cancelled',
] as const;
export type RolloutState = (typeof rolloutStates)[number];

export interface NewRollout {
  readonly organisation: OrganisationId;
  readonly hash: string;
  readonly scope: { readonly group: DeviceGroupId } | { readonly place: LocationId };
  /** Shares of the devices, ascending, the last one 1. */
  readonly stages: readonly number[];
  readonly failureLimit: number;
  readonly patience: Duration;
  readonly by: string;
}

export interface Rollout {
  readonly id: RolloutId;
  readonly organisation: OrganisationId;
  readonly kind: RolloutKind;
  readonly hash: string;
  readonly version: string;
  readonly phase: RolloutPhase;
  readonly stoppedBy: 'failures' | 'operator' | null;
  readonly group: DeviceGroupId | null;
  readonly place: LocationId | null;
  readonly stages: readonly number[];
  readonly stage: number;
  readonly failureLimit: number;
  readonly patience: Duration;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly endedAt: Instant | null;
  readonly counts: Readonly<Record<RolloutState, number>>;
}

export interface RolloutDevice {
  readonly device: DeviceId;
  readonly stage: number;
  readonly state: RolloutState;
  readonly from: string | null;
  readonly since: Instant;
  readonly failure: string | null;
}

/** What one look at the running roll-outs has led to. */
export interface RolloutProgress {
  /** Were given a command. */
  readonly told: readonly DeviceId[];
  readonly stopped: readonly Rollout[];
  readonly done: readonly Rollout[];
}

export interface RolloutStore {
  /**
   * The canary and those after it are drawn by lot. A device that is in another open roll-out, or runs that version,
   * is left out.
   * @throws `not-found` for a release that is not named or not here, or a scope without such a device
   */
  start(reach: Reach, rollout: NewRollout, at: Instant): Promise<Rollout>;
  get(reach: Reach, id: RolloutId): Promise<Rollout | null>;
  /** Newest first. */
  list(reach: Reach, page: PageRequest): Promise<Page<Rollout>>;
  devices(
    reach: Reach,
    id: RolloutId,
    page: PageRequest & { readonly state?: RolloutState | undefined },
  ): Promise<Page<RolloutDevice>>;
  /** @throws `not-found`, `conflict` for one that has ended, or is so already */
  setPhase(
    reach: Reach,
    id: RolloutId,
    phase: 'running' | 'paused' | 'stopped',
    at: Instant,
  ): Promise<Rollout>;
  /**
   * Ends it, and takes the devices that it brought forward back to what each ran before; one roll-out for each of
   * those versions, all at once. @throws `not-found`, `conflict` for a way back, or when there is nowhere to go back to
   */
  rollBack(reach: Reach, id: RolloutId, by: string, at: Instant): Promise<readonly Rollout[]>;
  /**
   * Reads what devices have reported, gives commands to those whose turn it is, goes on to the next stage, and stops
   * what fails too often. Any process may call it; each roll-out is looked at by one at a time.
   */
  step(at: Instant): Promise<RolloutProgress>;
}
