import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plantedPeople } from '../people/planted-person.ts';
import type { DatabaseOutcomes } from '../suite/database-part.ts';
import { platformRemains } from './platform.ts';
import { sqliteLeftovers } from './sqlite-leftovers.ts';
import { terminalRemains } from './terminal.ts';

/** The memory of databases: SQLite by itself, a sentinel's store, a platform's PostgreSQL. */
export async function runDatabases(folder: string, people: number): Promise<DatabaseOutcomes> {
  const left = join(folder, 'left');
  mkdirSync(left);
  const planted = plantedPeople(people, 3);
  return {
    leftovers: sqliteLeftovers(left, planted),
    leftoverPeople: people,
    terminal: await terminalRemains(folder, planted),
    platform: await platformRemains(people),
  };
}
