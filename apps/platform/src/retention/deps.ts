import type { Instant } from '@vedette/domain';
import type { PlatformKey } from '@vedette/link';
import type { PlatformStore } from '@vedette/store/platform';
import type { CustodyKind } from '@vedette/vault';
import type { DemandSecondPerson } from '../accounts/two-people.ts';
import type { AuditTrail } from '../module/audit.ts';

export interface ShredDeps {
  readonly stores: Pick<PlatformStore, 'retention' | 'keyShredding'>;
  /** By which terminals know that the platform decided it. */
  readonly key: PlatformKey;
  readonly now: () => Instant;
}

export interface RetentionDeps extends ShredDeps {
  readonly approvals: DemandSecondPerson;
  readonly audit: AuditTrail;
  readonly custody: () => Promise<{ readonly kind: CustodyKind; readonly epoch: number }>;
  /** What was dropped goes at once, as well as the public log hears of it. */
  readonly forgetSoon: () => void;
}
