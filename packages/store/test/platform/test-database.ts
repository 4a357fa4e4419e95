import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { socketUrl } from '../../src/platform/database/database-url.ts';
import { makeHome } from '../../src/platform/database/make-home.ts';
import { migratePlatform } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { makePool } from '../../src/platform/database/pool.ts';
import type { Database } from '../../src/platform/database/port.ts';
import { adminRole } from '../../src/platform/embedded/cluster.ts';
import { type EmbeddedServer, startEmbedded } from '../../src/platform/embedded/start-embedded.ts';
import { openPlatformStore, type PlatformStoreDeps } from '../../src/platform/open-platform-store.ts';
import type { PlatformStore } from '../../src/platform/platform-store.ts';

interface Shared {
  readonly folder: string;
  readonly server: EmbeddedServer;
  /** A fresh database with the newest schema: its URL. */
  fresh(): Promise<string>;
}

let starting: Promise<Shared> | undefined;
const open: { close(): Promise<void> }[] = [];

// Here and not where a database is asked for: in a hook, nobody would call it.
afterAll(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  const shared = await starting;
  starting = undefined;
  await shared?.server.stop();
  if (shared !== undefined) rmSync(shared.folder, { recursive: true, force: true });
});

/** One real server for all tests of a file; each database is a copy of one that was migrated once. */
async function startShared(): Promise<Shared> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-platform-'));
  const server = await startEmbedded({ dataFolder: folder, settings: { shared_buffers: '64MB' } }, () => {});
  const [role, password, template] = await makeHome(server);
  const pool = makePool(socketUrl(server.sockets, role, password, template));
  await migratePlatform(pool);
  await pool.end();
  let count = 0;
  return {
    folder,
    server,
    async fresh() {
      count += 1;
      const name = `test_${count}`;
      const url = socketUrl(server.sockets, adminRole, server.password(adminRole), 'postgres');
      const admin = makePool(url, { max: 1 });
      await admin.query(`create database ${name} template ${template} owner ${role}`);
      await admin.end();
      return socketUrl(server.sockets, role, password, name);
    },
  };
}

/** The URL of a database of its own with the newest schema, in a real server that is gone after the file's tests. */
export async function testDatabaseUrl(): Promise<string> {
  starting ??= startShared();
  return (await starting).fresh();
}

/** Where that server has its files: what a thief of the disk would read. */
export async function testServerFolder(): Promise<string> {
  starting ??= startShared();
  return (await starting).folder;
}

/** A database of its own, in the server that the tests of a file share. */
export async function testDatabase(): Promise<Database> {
  const database = await openDatabase({ url: await testDatabaseUrl() });
  open.push(database);
  return database;
}

/** The platform's store on a database of its own. */
export async function testPlatformStore(deps: PlatformStoreDeps = {}): Promise<PlatformStore> {
  const store = await openPlatformStore({ url: await testDatabaseUrl() }, deps);
  open.push(store);
  return store;
}
