import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/kit.ts';
import { Connection } from './connection.ts';
import { migrate, migrationFiles } from './migrate.ts';
import { openFile } from './open-file.ts';
import type { RecordsSchema } from './schema.ts';

it('a release starts again on what a newer one migrated before it fell back', async () => {
  const file = openFile(join(temporaryFolder(), 'records.db'), randomBytes(32));
  const db = new Connection<RecordsSchema>(file);
  await migrate(db, migrationFiles.records);
  await migrate(db, migrationFiles.records.slice(0, -1));
  expect(db.raw.prepare('select count(*) as n from kysely_migration').get()).toEqual({
    n: migrationFiles.records.length,
  });
  db.close();
});
