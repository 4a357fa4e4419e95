import { readFileSync } from 'node:fs';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Pool } from 'pg';

/** File names under `migrations/`, in the order in which they run. A name or a file is never changed. */
export const platformMigrations = [
  '0001-foundation.sql',
  '0002-accounts.sql',
  '0003-people-lists.sql',
  '0004-visitors.sql',
  '0005-alarms-integrations.sql',
  '0006-devices.sql',
  '0007-updates-profiles.sql',
  '0008-places.sql',
  '0009-keys.sql',
  '0010-directory.sql',
  '0011-duties.sql',
  '0012-keeper-retention.sql',
  '0013-log.sql',
  '0014-retirement.sql',
  '0017-delivery-attempts.sql',
  '0018-sync-news.sql',
] as const;

export function platformMigrationText(file: string): string {
  return readFileSync(new URL(`../migrations/${file}`, import.meta.url), 'utf8');
}

/**
 * Brings the database to the newest schema, each migration wholly or not at all. Several processes may do it at
 * once: the Migrator lets one go first.
 */
export async function migratePlatform(pool: Pool): Promise<void> {
  // Not destroyed afterwards: that would end the pool, which is not ours.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const migrations: Record<string, Migration> = Object.fromEntries(
    platformMigrations.map((file) => [file, { up: (within) => migrated(within, file) }]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** It takes its time on a table that has become large. */
async function migrated(within: Kysely<unknown>, file: string): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(within);
  await sql.raw(platformMigrationText(file)).execute(within);
}
