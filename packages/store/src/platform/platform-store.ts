import type { KeyShelf } from '@vedette/vault';
import type { PlatformAlarmStore } from './alarms/port.ts';
import type { Database } from './database/port.ts';
import type { CaptureStore } from './devices/captures.ts';
import type {
  CommandStore,
  ConfigStore,
  DeviceStore,
  NonceStore,
  OfferStore,
  PresenceStore,
  VoucherStore,
} from './devices/port.ts';
import type { PlatformListStore } from './lists/port.ts';
import type { LocationStore } from './locations/port.ts';
import type { GroupStore, PlatformPeopleStore } from './people/port.ts';
import type { SealedReferenceStore } from './people/references-port.ts';
import type { Ingest, RecordReader, RecordUpkeep } from './records/port.ts';
import type { SiteSyncStore } from './sync/port.ts';
import type { VisitStore } from './visitors/port.ts';

/** Everything the platform keeps, by concept, in one PostgreSQL. A promise that resolves means it is on the disk. */
export interface PlatformStore {
  readonly database: Database;
  readonly locations: LocationStore;
  readonly devices: DeviceStore;
  readonly presence: PresenceStore;
  readonly offers: OfferStore;
  readonly vouchers: VoucherStore;
  readonly nonces: NonceStore;
  readonly commands: CommandStore;
  readonly configs: ConfigStore;
  readonly captures: CaptureStore;
  readonly ingest: Ingest;
  readonly records: RecordReader;
  readonly upkeep: RecordUpkeep;
  readonly people: PlatformPeopleStore;
  readonly groups: GroupStore;
  readonly references: SealedReferenceStore;
  readonly lists: PlatformListStore;
  readonly visits: VisitStore;
  readonly sync: SiteSyncStore;
  readonly alarms: PlatformAlarmStore;
  readonly keys: KeyShelf;
  /** Answers what it has taken in, then closes the database. */
  close(): Promise<void>;
}
