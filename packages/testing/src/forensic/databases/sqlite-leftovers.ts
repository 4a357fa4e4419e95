import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile } from '@vedette/store/database';
import type { PlantedPerson } from '../people/planted-person.ts';
import { RemainsFinder } from './remains.ts';

export interface Leftover {
  readonly treatment: string;
  readonly journal: string;
  /** People found while the file is open, and after it was closed. */
  readonly open: number;
  readonly closed: number;
}

const journals = ['delete', 'wal', 'persist'] as const;
type Journal = (typeof journals)[number];

/** What is done with a table of people, all of whom are to be gone. */
const treatments: readonly (readonly [name: string, ...statements: string[]])[] = [
  ['DELETE', 'delete from person'],
  ['DROP TABLE', 'drop table person'],
  ['DELETE, VACUUM', 'delete from person', 'vacuum'],
  ['ANALYZE, DELETE, VACUUM', 'analyze', 'delete from person', 'vacuum'],
  ['secure_delete=FAST, DELETE', 'pragma secure_delete=fast', 'delete from person'],
  ['secure_delete=ON, DELETE', 'pragma secure_delete=on', 'delete from person'],
];

/** What SQLite, as our store has it but without its cipher and its settings, leaves of people who were deleted. */
export function sqliteLeftovers(folder: string, people: readonly PlantedPerson[]): readonly Leftover[] {
  return treatments.flatMap((treatment, i) =>
    journals.map((journal) => leftover(join(folder, `left-${i}-${journal}.db`), treatment, journal, people)),
  );
}

function leftover(
  file: string,
  [treatment, ...statements]: (typeof treatments)[number],
  journal: Journal,
  people: readonly PlantedPerson[],
): Leftover {
  const db = plainFile(file, journal);
  db.exec('create table person (n integer primary key, id_number text, phone text)');
  db.exec('create index person_by_number on person (id_number)');
  const insert = db.prepare('insert into person values (?, ?, ?)');
  for (const { number, idNumber, phone } of people) insert.run(number, idNumber, phone);
  for (const statement of statements) db.exec(statement);
  const open = count(file, people);
  db.close();
  return { treatment, journal, open, closed: count(file, people) };
}

/** The engine of the house with its defaults: what any program on it would do that thinks no further. */
function plainFile(file: string, journal: Journal) {
  const db = openFile(file, randomBytes(32));
  db.pragma('journal_mode=delete');
  db.pragma("rekey=''");
  db.pragma('locking_mode=normal');
  db.pragma('secure_delete=off');
  db.pragma('synchronous=off');
  db.pragma(`journal_mode=${journal}`);
  return db;
}

function count(file: string, people: readonly PlantedPerson[]): number {
  const finder = new RemainsFinder(people, people);
  for (const path of [file, `${file}-wal`, `${file}-journal`])
    if (existsSync(path)) finder.look('anywhere', readFileSync(path));
  return finder.remains().reduce((sum, { gone }) => sum + gone, 0);
}
