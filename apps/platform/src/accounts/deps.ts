import type { Instant } from '@vedette/domain';
import type { Log, Passwords } from '@vedette/server';
import type { AccountStores } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import type { Reach } from '../integrations/outgoing/reach.ts';
import type { AuditTrail } from '../module/audit.ts';

/** What everything about accounts needs. */
export interface AccountDeps {
  readonly stores: AccountStores;
  readonly audit: AuditTrail;
  readonly custody: KeyCustody;
  readonly passwords: Passwords;
  readonly now: () => Instant;
  /** Where browsers reach the platform: `https://host`. */
  readonly origin: string;
  /** Where the platform itself may go to ask a provider. */
  readonly reach: Reach;
  readonly log: Log;
}
