import type { KeyShelf, RackContents, RackShelf } from '@vedette/vault';
import type { AccountStores } from './accounts/open-accounts.ts';
import type { EscalationRuleStore, PlatformAlarmStore } from './alarms/port.ts';
import type { CertificateStore } from './certificates/port.ts';
import type { Database } from './database/port.ts';
import type { CaptureStore } from './devices/captures.ts';
import type { BulkCommandStore, ConfigProfileStore, DeviceGroupStore } from './devices/groups-port.ts';
import type { LaneDirectory } from './devices/lanes.ts';
import type {
  CommandStore,
  ConfigStore,
  DeviceEventStore,
  DeviceStore,
  NonceStore,
  OfferStore,
  PresenceStore,
  VoucherStore,
} from './devices/port.ts';
import type { PlatformDutyStore, PlatformScheduleStore, ToldDutyStore } from './duties/port.ts';
import type { ChannelStore, DeliveryStore } from './integrations/port.ts';
import type { KeeperStore } from './keeper/port.ts';
import type { FloorPlanStore, LiveDoorStore, OpeningStore, VenueCodeStore } from './locations/place-port.ts';
import type { LocationStore } from './locations/port.ts';
import type { LogStore } from './log/port.ts';
import type { PeopleStores } from './open-people.ts';
import type { OccupancyStore } from './records/occupancy-port.ts';
import type { Ingest, RecordReader, RecordUpkeep } from './records/port.ts';
import type { KeyShredding, RetentionStore, RetentionTelling } from './retention/port.ts';
import type { RetirementStore } from './retirement/port.ts';
import type { RolloutStore, UpdateArchiveStore, UpdateRepositoryStore } from './updates/port.ts';

/** Everything the platform keeps, by concept, in one PostgreSQL. A promise that resolves means it is on the disk. */
export interface PlatformStore extends PeopleStores, AccountStores {
  readonly database: Database;
  readonly locations: LocationStore;
  readonly opening: OpeningStore;
  readonly venueCodes: VenueCodeStore;
  readonly floorPlans: FloorPlanStore;
  readonly liveDoors: LiveDoorStore;
  readonly occupancy: OccupancyStore;
  readonly devices: DeviceStore;
  readonly lanes: LaneDirectory;
  readonly presence: PresenceStore;
  readonly offers: OfferStore;
  readonly vouchers: VoucherStore;
  readonly nonces: NonceStore;
  readonly commands: CommandStore;
  readonly bulkCommands: BulkCommandStore;
  readonly deviceEvents: DeviceEventStore;
  readonly deviceGroups: DeviceGroupStore;
  readonly configProfiles: ConfigProfileStore;
  readonly configs: ConfigStore;
  readonly captures: CaptureStore;
  readonly updates: UpdateRepositoryStore;
  readonly updateArchives: UpdateArchiveStore;
  readonly rollouts: RolloutStore;
  readonly retirements: RetirementStore;
  readonly ingest: Ingest;
  readonly records: RecordReader;
  readonly upkeep: RecordUpkeep;
  readonly alarms: PlatformAlarmStore;
  readonly escalationRules: EscalationRuleStore;
  readonly channels: ChannelStore;
  readonly deliveries: DeliveryStore;
  readonly duties: PlatformDutyStore;
  readonly schedules: PlatformScheduleStore;
  readonly toldDuties: ToldDutyStore;
  readonly keys: KeyShelf;
  readonly keyShredding: KeyShredding;
  readonly racks: RackShelf;
  readonly rackContents: readonly RackContents[];
  readonly keeper: KeeperStore;
  readonly retention: RetentionStore;
  readonly retentionTelling: RetentionTelling;
  readonly publicLog: LogStore;
  readonly certificates: CertificateStore;
  /** Answers what it has taken in, then closes the database. */
  close(): Promise<void>;
}
