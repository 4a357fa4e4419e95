import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Database } from '../../src/platform/database/port.ts';

/** The database of a test file: a real server of its own with the newest schema, gone when the file has been run. */
export async function testDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-platform-'));
  const database = await openDatabase({ dataFolder: folder, settings: { shared_buffers: '64MB' } });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return database;
}
