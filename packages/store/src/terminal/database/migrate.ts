import { readFileSync } from 'node:fs';
import { type Migration, Migrator } from 'kysely/migration';
import type { Connection } from './connection.ts';

/** File names under `migrations/`, in the order in which they run. A name or a file is never changed. */
export const migrationFiles = {
  records: [
    'records-0001-foundation.sql',
    'records-0002-former-operator.sql',
    'records-0003-credentials.sql',
    'records-0004-link.sql',
    'records-0005-synced-references.sql',
    'records-0006-told-commands.sql',
    'records-0007-duty-again.sql',
  ],
  captures: ['captures-0001-foundation.sql'],
} as const satisfies Record<string, readonly string[]>;

export function migrationText(file: string): string {
  return readFileSync(new URL(`../migrations/${file}`, import.meta.url), 'utf8');
}

/** Brings a file to the newest schema; each migration wholly or not at all. @throws what SQLite throws */
export async function migrate<Schema>(db: Connection<Schema>, files: readonly string[]): Promise<void> {
  const migrations: Record<string, Migration> = Object.fromEntries(
    // Kysely would prepare one statement; a file holds many, and runs inside the Migrator's transaction.
    files.map((file) => [file, { up: async () => void db.raw.exec(migrationText(file)) }]),
  );
  const migrator = new Migrator({ db: db.sql, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
