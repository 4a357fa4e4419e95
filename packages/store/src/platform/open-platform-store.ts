import type { Pool } from 'pg';
import { openAccountStores } from './accounts/open-accounts.ts';
import { platformEscalationRules } from './alarms/escalation-rules.ts';
import { platformAlarms } from './alarms/repository.ts';
import { platformCertificates } from './certificates/repository.ts';
import { inOurWords } from './database/in-our-words.ts';
import { newIds } from './database/new-id.ts';
import { type DatabaseSource, openDatabase } from './database/open-database.ts';
import type { Database } from './database/port.ts';
import { platformSql } from './database/sql.ts';
import { platformBulkCommands } from './devices/bulk-commands.ts';
import { platformCaptures } from './devices/captures.ts';
import { platformOffers, platformVouchers } from './devices/claiming.ts';
import { platformCommands } from './devices/commands.ts';
import { platformConfigs } from './devices/configs.ts';
import { platformDeviceEvents } from './devices/events.ts';
import { platformDeviceGroups } from './devices/groups.ts';
import { platformLanes } from './devices/lanes.ts';
import { platformNonces } from './devices/nonces.ts';
import { platformPresence } from './devices/presence.ts';
import { platformConfigProfiles } from './devices/profiles.ts';
import { platformDevices } from './devices/repository.ts';
import { platformDuties } from './duties/repository.ts';
import { platformSchedules } from './duties/schedules.ts';
import { toldDuties } from './duties/told.ts';
import { platformChannels } from './integrations/channels.ts';
import { platformDeliveries } from './integrations/deliveries.ts';
import { platformRackShelf } from './keeper/rack-shelf.ts';
import { dayContents, shareContents } from './keeper/share-contents.ts';
import { platformKeeper } from './keeper/shares.ts';
import { platformKeyShelf } from './keys/repository.ts';
import { platformKeyShredding } from './keys/shredding.ts';
import { platformFloorPlans } from './locations/floor-plans.ts';
import { platformLiveDoors } from './locations/live-doors.ts';
import { platformOpening } from './locations/opening.ts';
import { platformLocations } from './locations/repository.ts';
import { platformVenueCodes } from './locations/venue-codes.ts';
import { platformLog } from './log/repository.ts';
import { openPeopleStores } from './open-people.ts';
import type { PlatformStore } from './platform-store.ts';
import { type IngestOptions, openIngest } from './records/ingest.ts';
import { platformOccupancy } from './records/occupancy.ts';
import { recordReader } from './records/reader.ts';
import { recordUpkeep } from './records/upkeep.ts';
import { platformRetention } from './retention/repository.ts';
import { retentionTelling } from './retention/telling.ts';
import { platformRetirements } from './retirement/repository.ts';
import { platformUpdateArchives } from './updates/archives.ts';
import { platformUpdates } from './updates/documents.ts';
import { platformRollouts } from './updates/rollouts.ts';

export interface PlatformStoreDeps {
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  readonly ingest?: Omit<IngestOptions, 'now'> | undefined;
}

/** Opens the database, with its newest schema, and everything that is kept in it. @throws what `openDatabase` does */
export async function openPlatformStore(
  source: DatabaseSource,
  deps: PlatformStoreDeps = {},
): Promise<PlatformStore> {
  return storeOn(await openDatabase(source), deps);
}

function storeOn(database: Database, { now = Date.now, ingest: options }: PlatformStoreDeps): PlatformStore {
  const { pool } = database;
  const ingest = openIngest(pool, { ...options, now });
  const stores = {
    ...deviceStores(pool),
    ...placeStores(pool),
    ...updateStores(pool),
    ...openAccountStores({ db: platformSql(pool), newId: newIds(now) }),
    ...openPeopleStores(pool, now),
    locations: platformLocations(pool),
    records: recordReader(platformSql(pool)),
    upkeep: recordUpkeep(pool, now),
    alarms: platformAlarms(pool),
    escalationRules: platformEscalationRules(pool),
    channels: platformChannels(pool),
    deliveries: platformDeliveries(pool),
    ...dutyStores(pool),
    ...keyStores(pool),
    publicLog: platformLog(pool),
    certificates: platformCertificates(pool),
    retirements: platformRetirements(pool),
  };
  return {
    ...worded(stores),
    database,
    ingest,
    rackContents: [shareContents(pool), dayContents(pool)],
    async close() {
      await ingest.close();
      await database.close();
    },
  };
}

function deviceStores(pool: Pool) {
  return {
    devices: platformDevices(pool),
    lanes: platformLanes(pool),
    presence: platformPresence(pool),
    offers: platformOffers(pool),
    vouchers: platformVouchers(pool),
    nonces: platformNonces(pool),
    commands: platformCommands(pool),
    bulkCommands: platformBulkCommands(pool),
    deviceEvents: platformDeviceEvents(pool),
    deviceGroups: platformDeviceGroups(pool),
    configProfiles: platformConfigProfiles(pool),
    configs: platformConfigs(pool),
    captures: platformCaptures(pool),
  };
}

function placeStores(pool: Pool) {
  return {
    opening: platformOpening(pool),
    venueCodes: platformVenueCodes(pool),
    floorPlans: platformFloorPlans(pool),
    liveDoors: platformLiveDoors(pool),
    occupancy: platformOccupancy(pool),
  };
}

function dutyStores(pool: Pool) {
  const db = platformSql(pool);
  return { duties: platformDuties(db), schedules: platformSchedules(db), toldDuties: toldDuties(db) };
}

function keyStores(pool: Pool) {
  const db = platformSql(pool);
  return {
    keys: platformKeyShelf(pool),
    keyShredding: platformKeyShredding(db),
    retention: platformRetention(db),
    retentionTelling: retentionTelling(db),
    racks: platformRackShelf(pool),
    keeper: platformKeeper(pool),
  };
}

function updateStores(pool: Pool) {
  return {
    updates: platformUpdates(pool),
    updateArchives: platformUpdateArchives(pool),
    rollouts: platformRollouts(pool),
  };
}

/** Every store of them, as `inOurWords` gives it. */
function worded<T extends { readonly [K in keyof T]: object }>(stores: T): T {
  const entries = Object.entries<object>(stores).map(([name, store]) => [name, inOurWords(store)]);
  return Object.fromEntries(entries) as T;
}
