import type { Instant, OrganisationId } from '@vedette/domain';
import type { WrappedKey } from '@vedette/vault';
import type { LogPlace } from '@vedette/vault/log';
import type { DeviceId } from '../devices/port.ts';

/** The platform's half of a device's root of one generation. */
export interface KeeperShare {
  readonly device: DeviceId;
  readonly generation: number;
  /** S = sG of P-256, compressed. */
  readonly point: Uint8Array;
  /** The scalar; null once it was dropped. */
  readonly wrapped: WrappedKey | null;
}

/** A share that was dropped: its scalar is still wrapped under an epoch that somebody might have. */
export interface PendingShare {
  readonly device: DeviceId;
  readonly generation: number;
}

/** What is left of a share, for the public log. */
export interface ShareTombstone extends PendingShare {
  /** Whose device it was; null for one that stands nowhere any more. */
  readonly organisation: OrganisationId | null;
  readonly point: Uint8Array;
  readonly at: Instant;
  readonly epoch: number;
}

export interface SettledShare extends PendingShare {
  readonly organisation: OrganisationId | null;
  readonly at: Instant;
  readonly dropped: number;
  readonly survivors: number;
}

/** How a device stands with its keeper. */
export interface KeeperStanding {
  /** The newest that is on its medium; 0 before the first. */
  readonly generation: number;
  readonly settledAt: Instant | null;
  /** Every generation up to this one is gone for good. */
  readonly gone: number;
  /** Since when something that was dropped waits for the custody's next epoch; null when nothing does. */
  readonly pendingSince: Instant | null;
  /** Whether any share still opens: false is a device that nobody can unlock any more. */
  readonly isAlive: boolean;
  readonly answered: number;
  readonly refused: number;
  readonly lastAnsweredAt: Instant | null;
}

export interface KeeperStore {
  find(device: DeviceId, generation: number): Promise<KeeperShare | null>;
  /** The newest generation that was settled; 0 when none was. */
  settled(device: DeviceId): Promise<number>;
  /**
   * Keeps a share unless there is one of that generation, and gives the one that stands.
   * @throws `conflict` when its rack was replaced meanwhile: wrap it anew
   */
  addFirst(share: KeeperShare & { readonly wrapped: WrappedKey }, at: Instant): Promise<KeeperShare>;
  /** It is on the device's medium: whatever is older is dropped. A second time it changes nothing. */
  settle(
    device: DeviceId,
    settled: { readonly generation: number; readonly dropped: number; readonly survivors: number },
    at: Instant,
  ): Promise<void>;
  /** Drops every share of a device. */
  dropAll(device: DeviceId, at: Instant): Promise<void>;
  /** The generation up to which everything is gone for good. */
  gone(device: DeviceId): Promise<number>;
  /** Dropped and not gone yet. @param device of one alone */
  pending(device?: DeviceId | undefined): Promise<readonly PendingShare[]>;
  /** Their racks lay under epochs that are destroyed now. */
  wentWith(epoch: number, shares: readonly PendingShare[], at: Instant): Promise<void>;
  /** Gone, and not in the public log yet. */
  untoldTombstones(limit: number, device?: DeviceId | undefined): Promise<readonly ShareTombstone[]>;
  /** @param places in the order of the shares */
  tombstonesTold(shares: readonly PendingShare[], places: readonly LogPlace[], at: Instant): Promise<void>;
  /** Those of a device that are told and not pruned yet, oldest first. */
  tombstones(device: DeviceId): Promise<readonly (ShareTombstone & { readonly place: LogPlace })[]>;
  untoldSettled(limit: number): Promise<readonly SettledShare[]>;
  settledTold(shares: readonly PendingShare[], at: Instant): Promise<void>;
  /** Forgets tombstones that are told, but for the last few of each device. */
  prune(): Promise<void>;
  /** Counts an unlock; false when there were `limit` of them within an hour already. */
  count(device: DeviceId, limit: number, at: Instant): Promise<boolean>;
  standing(device: DeviceId): Promise<KeeperStanding>;
}
