import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { duration, instant } from '@vedette/domain';
import {
  createWithKeeper,
  deviceShareFile,
  fileKeeper,
  keyDay,
  openTerminalVault,
  rekeyWithKeeper,
  type TerminalVault,
} from '@vedette/vault';
import { expect, onTestFinished, test } from 'vitest';
import { plantedBody, plantedDuty, plantedHeader, plantedPurpose } from '../people/planted-passage.ts';
import { makePopulation } from '../people/population.ts';
import { attack } from './attack.ts';
import { type KeeperScalar, scalarsIn } from './shares.ts';

const days = ['2022-11-01', '2022-11-02', '2022-11-03', '2022-11-04'] as const;
const keepDays = 2;
const population = await makePopulation({ people: 6, photographs: 0 });
const [leaver] = population.people;

/** Some days of a vault, of which every version of every file and every share that ever was has been kept. */
async function live() {
  const place = mkdtempSync(join(tmpdir(), 'vedette-life-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const folder = join(place, 'device');
  for (const each of [folder, join(place, 'keeper')]) mkdirSync(each, { mode: 0o700 });
  const [path, sharePath, keeperPath] = [
    join(folder, 'keys'),
    join(folder, 'share'),
    join(place, 'keeper', 'k'),
  ];
  const keeper = fileKeeper({ path: keeperPath, outside: folder, mustExist: () => false });
  const vault = openTerminalVault({ path, share: deviceShareFile(sharePath), now: () => instant(0) });
  await createWithKeeper(vault.steps, keeper, 1);
  const db = new DatabaseSync(join(place, 'rows.db'));
  db.exec('create table r (person text, sealed blob, tag text)');
  const raw: Buffer[] = [];
  const every: KeeperScalar[] = [];
  const keep = (): void => {
    raw.push(readFileSync(path), readFileSync(sharePath));
    every.push(...scalarsIn(readFileSync(keeperPath)));
  };
  for (const [i, day] of days.entries()) {
    write(vault, db, day);
    keep();
    const old = days[i - keepDays];
    if (old !== undefined) forget(vault, old);
    if (i === 1 && leaver !== undefined) vault.drop([{ kind: 'person', person: leaver.id }]);
    await rekeyWithKeeper(vault.steps, keeper);
    keep();
  }
  vault.close();
  db.close();
  const pages = readFileSync(join(place, 'rows.db'));
  return { raw, pages, every, present: scalarsIn(readFileSync(keeperPath)) };
}

function write(vault: TerminalVault, db: DatabaseSync, day: (typeof days)[number]): void {
  const insert = db.prepare('insert into r values (?, ?, ?)');
  for (const person of population.people) {
    const header = plantedHeader(person, instant(Date.parse(`${day}T08:00:00Z`)));
    const { body } = vault.sealBody(keyDay(day), plantedDuty(keepDays), header, plantedBody(person));
    const tag = vault.digest({ kind: 'index', purpose: plantedPurpose, day: keyDay(day) }, person.id);
    insert.run(null, body?.bytes ?? null, tag);
    if (day !== days[0]) continue;
    const place = { kind: 'person', person: person.id } as const;
    const vector = Buffer.from(person.template.buffer);
    for (const plain of [Buffer.from(JSON.stringify(person.idNumber)), vector])
      insert.run(person.id, vault.sealUnder(place, Buffer.from('row'), plain), null);
  }
  vault.flush();
}

function forget(vault: TerminalVault, day: string): void {
  const of = { purpose: plantedPurpose, day: keyDay(day) } as const;
  vault.drop([
    { kind: 'pair', ...of, keep: duration(keepDays * 86_400_000) },
    { kind: 'index', ...of },
  ]);
}

const daysIn = (found: ReadonlySet<string>) =>
  [...new Set([...found].map((one) => one.split(' ')[1]))].sort();

test('an attack with every version of everything opens what is inside its period, and not one thing more', async () => {
  const { raw, pages, every, present } = await live();

  const now = attack({ raw, pages, scalars: present, days }, population);
  expect(daysIn(now.bodies)).toEqual(days.slice(keepDays));
  expect(now.bodies.size).toBe(2 * 6);
  expect(daysIn(now.tags)).toEqual(days.slice(keepDays));
  expect([...now.identities].sort()).toEqual([1, 2, 3, 4, 5]);
  expect([...now.templates].sort()).toEqual([1, 2, 3, 4, 5]);

  const sold = attack({ raw, pages, scalars: [], days }, population);
  expect([sold.bodies.size, sold.tags.size, sold.identities.size, sold.templates.size]).toEqual([0, 0, 0, 0]);
  expect(sold.deviceShares).toBeGreaterThan(days.length);

  // The control: had the keeper destroyed nothing, all of it would be open.
  const all = attack({ raw, pages, scalars: every, days }, population);
  expect(daysIn(all.bodies)).toEqual(days);
  expect(all.bodies.size).toBe(4 * 6);
  expect([all.identities.size, all.templates.size]).toEqual([6, 6]);
});
