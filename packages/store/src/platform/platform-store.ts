import type { KeyShelf } from '@vedette/vault';
import type { AccountStores } from './accounts/open-accounts.ts';
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
import type { ChannelStore, DeliveryStore } from './integrations/port.ts';
import type { LocationStore } from './locations/port.ts';
import type { PeopleStores } from './open-people.ts';
import type { Ingest, RecordReader, RecordUpkeep } from './records/port.ts';

/** Everything the platform keeps, by concept, in one PostgreSQL. A promise that resolves means it is on the disk. */
export interface PlatformStore extends PeopleStores, AccountStores {
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
  readonly alarms: PlatformAlarmStore;
  readonly channels: ChannelStore;
  readonly deliveries: DeliveryStore;
  readonly keys: KeyShelf;
  /** Answers what it has taken in, then closes the database. */
  close(): Promise<void>;
}
