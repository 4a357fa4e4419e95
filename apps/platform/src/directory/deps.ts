import type { Instant } from '@vedette/domain';
import type { PeopleStores } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import type { AuditTrail } from '../module/audit.ts';

export interface ScimDeps {
  readonly stores: Pick<PeopleStores, 'people' | 'groups' | 'nameParts'>;
  readonly audit: AuditTrail;
}

export interface DirectoryDeps {
  readonly stores: Pick<PeopleStores, 'people' | 'directorySources'>;
  readonly audit: AuditTrail;
  /** Wraps the passwords that directories are read with. */
  readonly custody: KeyCustody;
  readonly now: () => Instant;
  /** Which addresses a directory may stand at: an organisation's own administrator names it, not its network. */
  readonly mayReach: (address: string) => boolean;
}
