import type { Pool } from 'pg';
import { openAccountStores } from './accounts/open-accounts.ts';
import { platformAlarms } from './alarms/repository.ts';
import { inOurWords } from './database/in-our-words.ts';
import { newIds } from './database/new-id.ts';
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
import { platformChannels } from './integrations/channels.ts';
import { platformDeliveries } from './integrations/deliveries.ts';
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
  const stores = {
    ...deviceStores(pool),
    ...openAccountStores({ db: platformSql(pool), newId: newIds(now) }),
    ...openPeopleStores(pool, now),
    locations: platformLocations(pool),
    records: recordReader(platformSql(pool)),
    upkeep: recordUpkeep(pool, now),
    alarms: platformAlarms(pool),
    channels: platformChannels(pool),
    deliveries: platformDeliveries(pool),
    keys: platformKeyShelf(pool),
  };
  return {
    ...worded(stores),
    database,
    ingest,
    async close() {
      await ingest.close();
      await database.close();
    },
  };
}

function deviceStores(pool: Pool) {
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

/** Every store of them, as `inOurWords` gives it. */
function worded<T extends { readonly [K in keyof T]: object }>(stores: T): T {
  const entries = Object.entries<object>(stores).map(([name, store]) => [name, inOurWords(store)]);
  return Object.fromEntries(entries) as T;
}
