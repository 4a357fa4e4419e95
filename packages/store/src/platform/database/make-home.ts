import { adminRole } from '../embedded/cluster.ts';
import type { EmbeddedServer } from '../embedded/start-embedded.ts';
import { socketUrl } from './database-url.ts';
import { makePool } from './pool.ts';

const name = 'vedette';

/**
 * The platform's own role and database in the embedded server. The role owns that database and is nothing more:
 * whoever slips a statement past us reaches no file and no program.
 * @returns role, password, database
 */
export async function makeHome(server: EmbeddedServer): Promise<[string, string, string]> {
  const password = server.password(name);
  const admin = makePool(socketUrl(server.sockets, adminRole, server.password(adminRole), 'postgres'), {
    max: 1,
  });
  // It lives for three statements; what breaks meanwhile, they report.
  admin.on('error', () => {});
  try {
    const role = await admin.query('select 1 from pg_roles where rolname = $1', [name]);
    if (role.rowCount === 0) await admin.query(`create role ${name} login password '${password}'`);
    const database = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (database.rowCount === 0) await admin.query(`create database ${name} owner ${name}`);
  } finally {
    await admin.end();
  }
  return [name, password, name];
}
