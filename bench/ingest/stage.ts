import { join } from 'node:path';
import { type Database, openDatabase } from '@vedette/store/platform';
import { type City, type OwnPlatform, openCity, startOwnPlatform } from '@vedette/testing/city';

type CityOptions = Omit<Parameters<typeof openCity>[0], 'origin' | 'voucher'>;

/** A platform over a database that the bench can look into, and that stays when the platform is killed. */
export interface Stage {
  readonly database: Database;
  platform(): OwnPlatform;
  /** The same platform again, at the same address, after it was killed. */
  restart(): Promise<void>;
  city(options: CityOptions): Promise<City>;
  close(): Promise<void>;
}

export async function openStage(folder: string): Promise<Stage> {
  const database = await openDatabase({ dataFolder: join(folder, 'postgres') });
  const options = { data: join(folder, 'platform'), databaseUrl: database.url };
  let platform = await startOwnPlatform(options);
  const port = Number(new URL(platform.origin).port);
  return {
    database,
    platform: () => platform,
    async restart() {
      platform = await startOwnPlatform({ ...options, port });
    },
    async city(asked) {
      const voucher = await platform.voucher(asked.sentinels);
      return openCity({ ...asked, origin: platform.origin, voucher });
    },
    async close() {
      await platform.close();
      await database.close();
    },
  };
}
