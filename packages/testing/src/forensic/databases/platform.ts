import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Personal, type PersonId } from '@vedette/domain';
import { openPlatformStore, type PlatformStore } from '@vedette/store/platform';
import { ourReach, plantPlaces, site, somebody } from '@vedette/store/test/platform/people-kit';
import { plantedPeople } from '../people/planted-person.ts';
import { type Remains, RemainsFinder } from './remains.ts';
import { type OpenedBodies, plantSealedRecords } from './sealed-records.ts';

export interface PlatformOutcome {
  readonly people: number;
  /** Removed as the platform removes them; half of all. */
  readonly removed: number;
  /** What the server itself answers from its statistics, before it is stopped. */
  readonly statistics: Remains;
  /** Every file of the server, after it was stopped. */
  readonly files: readonly Remains[];
  /** Of the records, whose bodies are sealed. */
  readonly bodies: OpenedBodies;
}

/** A small server, that the figures do not hang on the size of its caches. */
const settings = { shared_buffers: '64MB' } as const;

/**
 * A real platform database: people are enrolled, half of them are removed, and records of all of them are taken in.
 * Then every byte of it is looked at, as a thief of the disk would.
 */
export async function platformRemains(count: number): Promise<PlatformOutcome> {
  // Not below the kit's own folder, which the server's user may not enter.
  const folder = mkdtempSync(join(tmpdir(), 'vedette-forensic-platform-'));
  const keys = mkdtempSync(join(tmpdir(), 'vedette-forensic-keys-'));
  try {
    return await lookAtPlatform(count, folder, join(keys, 'custody.key'));
  } finally {
    for (const each of [folder, keys]) rmSync(each, { recursive: true, force: true });
  }
}

async function lookAtPlatform(count: number, data: string, keyFile: string): Promise<PlatformOutcome> {
  const people = plantedPeople(count, 2);
  const gone = people.filter(({ number }) => number % 2 === 0);
  const store = await openPlatformStore({ dataFolder: data, settings });
  const asked = new RemainsFinder(people, gone);
  let bodies: OpenedBodies;
  try {
    await plantPlaces(store.database);
    const ids = await enrol(store, people);
    bodies = await plantSealedRecords({
      store,
      site,
      people,
      keyFile,
      dataFolder: data,
    });
    // What the server does by itself once in a while, at the worst moment: while everybody is there.
    await store.database.pool.query('analyze');
    await Promise.all(gone.map(({ number }) => remove(store, ids.get(number))));
    await store.database.pool.query('vacuum');
    await lookAtStatistics(store, asked);
    await store.database.pool.query('checkpoint').catch(() => {});
  } finally {
    await store.close();
  }
  const found = new RemainsFinder(people, gone);
  found.lookInFolder(data, placeOf);
  const [statistics = { place: 'statistics', kept: 0, gone: 0 }] = asked.remains();
  return { people: count, removed: gone.length, statistics, files: found.remains(), bodies };
}

type People = ReturnType<typeof plantedPeople>;

async function enrol(store: PlatformStore, people: People): Promise<ReadonlyMap<number, PersonId>> {
  const ids = new Map<number, PersonId>();
  for (const { number, name, idNumber, phone } of people) {
    const fields = { phone: new Personal(phone), idNumber: new Personal(idNumber) };
    const { id } = await store.people.create(ourReach, somebody(name, { ...fields, places: [site] }));
    ids.set(number, id);
  }
  return ids;
}

async function remove(store: PlatformStore, id: PersonId | undefined): Promise<void> {
  if (id !== undefined) await store.people.remove(ourReach, id);
}

/** Compressed where they lie, so that a look at the files alone would miss them. */
async function lookAtStatistics(store: PlatformStore, finder: RemainsFinder): Promise<void> {
  const { rows } = await store.database.pool.query<{ told: string }>(
    `select concat_ws(' ', tablename, attname, most_common_vals::text, histogram_bounds::text) as told from pg_stats
     where schemaname = 'public'`,
  );
  finder.look('statistics', Buffer.from(rows.map(({ told }) => told).join('\n')));
}

/** The kinds of files that a server has. */
function placeOf(path: string): string {
  if (path.includes('pgsql_tmp')) return 'temporary files';
  if (/(^|\/)base\//.test(path)) return 'tables';
  if (/(^|\/)pg_wal\//.test(path)) return 'write-ahead log';
  if (path.endsWith('.log')) return 'server log';
  return 'other files';
}
