import type { Instant } from '@vedette/domain';
import type { PeopleStores } from '@vedette/store/platform';
import type { AuditTrail } from '../module/audit.ts';

export interface PeopleDeps {
  readonly stores: Pick<PeopleStores, 'people' | 'groups' | 'references' | 'terminalKeys'>;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
  /** IANA name: in which the dates of tables are meant. */
  readonly timeZone: string;
}
