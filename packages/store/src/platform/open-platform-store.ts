import { platformAlarms } from './alarms/repository.ts';
import { type DatabaseSource, openDatabase } from './database/open-database.ts';
import type { Database } from './database/port.ts';
import { platformSql } from './database/sql.ts';
import { platformCaptures } from './devices/captures.ts';
import { platformOffers, platformVouchers } from './devices/claiming.ts';
import { platformCommands } from './devices/commands.ts';
import { platformConfigs } from './devices/configs.ts';
import { platformNonces } from './devices/nonces.ts';
import { platformPresence } from './devices/presence.ts';
import { platformDevices } from './devices/repository.ts';
import { platformKeyShelf } from './keys/repository.ts';
import { platformLocations } from './locations/repository.ts';
import { openPeopleStores } from './open-people.ts';
import type { PlatformStore } from './platform-store.ts';
import { type IngestOptions, openIngest } from './records/ingest.ts';
import { recordReader } from './records/reader.ts';
import { recordUpkeep } from './records/upkeep.ts';

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
  return {
    database,
    ...deviceStores(database),
    ...openPeopleStores(pool, now),
    ingest,
    locations: platformLocations(pool),
    records: recordReader(platformSql(pool)),
    upkeep: recordUpkeep(pool, now),
    alarms: platformAlarms(pool),
    keys: platformKeyShelf(pool),
    async close() {
      await ingest.close();
      await database.close();
    },
  };
}

function deviceStores({ pool }: Database) {
  return {
    devices: platformDevices(pool),
    presence: platformPresence(pool),
    offers: platformOffers(pool),
    vouchers: platformVouchers(pool),
    nonces: platformNonces(pool),
    commands: platformCommands(pool),
    configs: platformConfigs(pool),
    captures: platformCaptures(pool),
  };
}
