import type { Instant } from '@vedette/domain';
import type { PlatformKey } from '@vedette/link';
import type { DeviceId, PlatformStore } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import type { IssueDeps } from '../certificates/deps.ts';
import type { DestroyedShares } from '../keeper/forget.ts';
import type { AuditTrail } from '../module/audit.ts';

/** What taking devices out of service needs. */
export interface RetirementDeps {
  readonly stores: Pick<
    PlatformStore,
    | 'retirements'
    | 'devices'
    | 'commands'
    | 'records'
    | 'retention'
    | 'toldDuties'
    | 'organisations'
    | 'accounts'
    | 'keys'
    | 'locations'
  >;
  /** Opens what goes into a backup for its owner. */
  readonly custody: KeyCustody;
  /** Destroys the platform's half of a device's root for good. */
  readonly destroyShares: (device: DeviceId) => Promise<DestroyedShares>;
  readonly issue: IssueDeps;
  /** Of the device link; certifies the keys that sign evidence. */
  readonly linkKey: PlatformKey;
  readonly software: string;
  readonly audit: AuditTrail;
  readonly wake: (device: DeviceId) => void;
  readonly now: () => Instant;
}
