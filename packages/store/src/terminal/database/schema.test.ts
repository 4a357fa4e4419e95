import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSite, temporaryFolder } from '../../../test/kit.ts';
import { deriveKey } from '../key/derive.ts';
import { migrationFiles, migrationText } from './migrate.ts';
import { openFile } from './open-file.ts';
import { type PersonalColumn, personalColumns } from './personal-columns.ts';

/** A migration that ran somewhere is never edited: what it should have said goes into the next one. */
const committed: Readonly<Record<string, string>> = {
  'records-0001-foundation.sql': 'd9ee17c2a0b5969231ef66e660de9160babc7fa53732923cff6989c9c6fca760',
  'records-0002-former-operator.sql': '8dc53548b5b3972091ca3b192cb8946331f2b9d5e715d647ada672d82887aecf',
  'records-0003-credentials.sql': '132d5f7336ea59078309d8da38346dd4c27f734d1151cc9aef20df847c886d11',
  'records-0004-link.sql': 'ac306d758cf74f60c9c197b991d0c3f3d8dae8719b3ba68554a8581f0e660d8b',
  'records-0005-synced-references.sql': '4bafe802b8bb6a0b935a528f7359051d51ed125d081404fa7c499c45b6eddd11',
  'records-0006-told-commands.sql': 'd087fa293627d51fe4eafda012e7d28dfb03836c94531ad55bdbb4505de6fc2e',
  'records-0007-duty-again.sql': '34424416023b3a3b9a8d2166f2c96903e10a7bd96181dc65acadcdb5fa1a226d',
  'records-0008-sealed-people.sql': 'f325ee51b3036a2ca3996987fba97c78821c35f17a9413f6bbc7f938d32860d0',
  'records-0009-sealed-bodies.sql': '6209afc0454d37d546fbef6833be11adde9271f19d56929ed7a5f40a0787abfc',
  'captures-0001-foundation.sql': '707f52bf0e311ec1886c18d9cf589cb9ba538b082a6c8d551011180e03b7bd40',
  'captures-0002-sealed.sql': 'e2a6af1f23fd84db24370639b874a3bed00d8cf90c86493703143022f2d14e20',
};

test('migrations are what they were when they were committed', () => {
  const files = [...migrationFiles.records, ...migrationFiles.captures];
  const hashes = files.map((file) => [file, createHash('sha256').update(migrationText(file)).digest('hex')]);
  expect(Object.fromEntries(hashes)).toEqual(committed);
});

test.each([
  ['records.db', 'records-file', personalColumns.records],
  ['captures.db', 'captures-file', personalColumns.captures],
] as const)(
  'every column of %s is declared, with purpose and period where it is personal',
  async (name, use, declared) => {
    const { store, folder, key } = await openSite();
    await store.close();
    const file = openFile(join(folder, name), deriveKey(key, use));
    const live = file
      .prepare<[], { table: string; column: string }>(
        `select t.name as "table", c.name as "column" from pragma_table_list t, pragma_table_info(t.name) c
       where t.schema = 'main' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'`,
      )
      .all();
    file.close();
    const names = (columns: object) => Object.keys(columns).toSorted();
    const tables = Object.groupBy(live, (row) => row.table);
    expect(names(tables)).toEqual(names(declared));
    for (const [table, columns] of Object.entries(declared)) {
      expect(names(columns)).toEqual((tables[table] ?? []).map((row) => row.column).toSorted());
      for (const column of Object.values<PersonalColumn | 'no'>(columns)) {
        if (column !== 'no') expect([column.purpose, column.period]).not.toContain('');
      }
    }
  },
);

test('a file is durable whenever it is opened, the first time and again', () => {
  const path = join(temporaryFolder(), 'x.db');
  const key = randomBytes(32);
  for (let i = 0; i < 2; i++) {
    const file = openFile(path, key);
    file.exec('create table if not exists t (a)');
    expect(file.pragma('synchronous', { simple: true })).toBe(2);
    expect(file.pragma('journal_mode', { simple: true })).toBe('wal');
    file.close();
  }
});
