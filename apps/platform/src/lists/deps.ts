import type { Instant } from '@vedette/domain';
import type { PeopleStores } from '@vedette/store/platform';
import type { AuditTrail } from '../module/audit.ts';

export interface ListDeps {
  readonly stores: Pick<PeopleStores, 'people' | 'lists' | 'appeals'>;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}
