import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Population } from '../people/population.ts';

/** What a maker's terminal typically keeps: a database in the clear, pictures in a folder, a log, an export. */
export interface PlainStore {
  readonly enrol: (person: Population['people'][number], jpeg: Buffer | undefined) => void;
  readonly pass: (person: Population['people'][number], at: number) => void;
  /** Retention as it is usually done: DELETE. */
  readonly forgetBefore: (at: number) => void;
  readonly inOneCommit: (work: () => void) => void;
  readonly exportPasses: () => void;
  /** Pass rows that are there now. */
  readonly rows: () => number;
  readonly close: () => void;
}

export const plainFolders = { app: 'app', system: 'system' } as const;
const databaseFile = 'terminal.db';
/** One line in the log for every so many people. */
const loggedEvery = 7;

const schema = `
  create table if not exists staff (no integer primary key, name text, id_card text, phone text, feature blob, picture text);
  create table if not exists inout (at integer, no integer, name text, id_card text, phone text, degrees real, code text);
  create index if not exists staff_by_card on staff (id_card);
  create index if not exists inout_by_card on inout (id_card);
  create index if not exists inout_by_time on inout (at);`;

/** The database alone, in WAL mode, as such a program opens it. */
export function openPlainDatabase(folder: string): DatabaseSync {
  const app = join(folder, plainFolders.app);
  mkdirSync(app, { recursive: true });
  const db = new DatabaseSync(join(app, databaseFile));
  db.exec('pragma journal_mode=wal; pragma synchronous=normal; pragma secure_delete=off');
  db.exec(schema);
  return db;
}

export function openPlainStore(folder: string): PlainStore {
  const db = openPlainDatabase(folder);
  const pictures = join(folder, plainFolders.app, 'photo');
  const system = join(folder, plainFolders.system);
  mkdirSync(pictures, { recursive: true });
  mkdirSync(system, { recursive: true });
  writeFileSync(join(system, 'config.ini'), '[device]\nname=gate-1\nserver=10.0.0.1\n');
  const addPerson = db.prepare('insert into staff values (?, ?, ?, ?, ?, ?)');
  const addPass = db.prepare('insert into inout values (?, ?, ?, ?, ?, ?, ?)');
  const forget = db.prepare('delete from inout where at < ?');
  const count = db.prepare('select count(*) as rows from inout');
  const log = join(system, 'app.log');
  return {
    enrol({ number, name, idNumber, phone, template }, jpeg) {
      const picture = jpeg === undefined ? null : `photo/${number}.jpg`;
      const feature = new Uint8Array(template.buffer, template.byteOffset, template.byteLength);
      addPerson.run(number, name, idNumber, phone, feature, picture);
      if (jpeg !== undefined) writeFileSync(join(pictures, `${number}.jpg`), jpeg);
    },
    pass({ number, name, idNumber, phone }, at) {
      const degrees = 36.2 + (number % 8) / 10;
      addPass.run(at, number, name, idNumber, phone, degrees, 'green');
      if (number % loggedEvery === 0)
        appendFileSync(log, `${at} INFO pass name=${name} id=${idNumber} phone=${phone} t=${degrees}\n`);
    },
    forgetBefore: (at) => void forget.run(at),
    inOneCommit(work) {
      db.exec('begin');
      work();
      db.exec('commit');
    },
    exportPasses() {
      const rows = db.prepare('select at, name, id_card, phone from inout order by at').all();
      const lines = rows.map(({ at, name, id_card, phone }) => [at, name, id_card, phone].join(','));
      writeFileSync(join(folder, plainFolders.app, 'export.csv'), `${lines.join('\n')}\n`);
    },
    rows: () => Number(count.get()?.['rows'] ?? 0),
    close: () => db.close(),
  };
}
