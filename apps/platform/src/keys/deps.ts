import type { Instant } from '@vedette/domain';
import type { PlatformStore } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import type { AuditTrail } from '../module/audit.ts';

export interface RevealDeps {
  readonly stores: Pick<
    PlatformStore,
    'records' | 'captures' | 'toldDuties' | 'locations' | 'people' | 'keys'
  >;
  readonly custody: KeyCustody;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}
