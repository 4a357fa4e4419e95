import type { Instant } from '@vedette/domain';
import type { KeeperStore, PlatformStore } from '@vedette/store/platform';
import type { Racks } from '@vedette/vault';
import type { LogNames, TransparencyLog } from '@vedette/vault/log';
import type { AuditTrail } from '../module/audit.ts';

/** The public log, and how things are named in it. */
export interface LogWriter {
  readonly log: Pick<TransparencyLog, 'appendAll'>;
  readonly names: LogNames;
}

/** What destroying keys needs. */
export interface ForgetDeps {
  readonly keeper: KeeperStore;
  readonly racks: Pick<Racks, 'renew'>;
  readonly stores: Pick<PlatformStore, 'keyShredding' | 'retentionTelling'>;
  readonly publicLog: LogWriter;
  readonly now: () => Instant;
}

export interface KeeperDeps {
  readonly keeper: KeeperStore;
  readonly racks: Pick<Racks, 'custody'>;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}
