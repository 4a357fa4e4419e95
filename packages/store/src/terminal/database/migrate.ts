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
    'records-0008-sealed-people.sql',
    'records-0009-sealed-bodies.sql',
  ],
  captures: ['captures-0001-foundation.sql', 'captures-0002-sealed.sql'],
} as const satisfies Record<string, readonly string[]>;

export function migrationText(file: string): string {
  return readFileSync(new URL(`../migrations/${file}`, import.meta.url), 'utf8');
}

/**
 * Brings a file to the newest schema; each migration wholly or not at all. What a newer release has migrated stays as it
 * is: the release before it must start again when the newer one falls back. So a migration adds, and what the release
 * before it needs is taken away by a later release at the earliest.
 * @throws what SQLite throws
 */
export async function migrate<Schema>(db: Connection<Schema>, files: readonly string[]): Promise<void> {
  const migrations: Record<string, Migration> = Object.fromEntries([
    ...ranHere(db).map((name) => [name, { up: async () => undefined }] as const),
    // Kysely would prepare one statement; a file holds many, and runs inside the Migrator's transaction.
    ...files.map((file) => [file, { up: async () => void db.raw.exec(migrationText(file)) }] as const),
  ]);
  const migrator = new Migrator({ db: db.sql, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

function ranHere<Schema>({ raw }: Connection<Schema>): readonly string[] {
  const kept = raw.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get();
  if (kept === undefined) return [];
  return raw
    .prepare<[], { name: string }>('select name from kysely_migration')
    .all()
    .map(({ name }) => name);
}
