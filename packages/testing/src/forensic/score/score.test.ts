import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { makePopulation } from '../people/population.ts';
import { ByteSearch } from './byte-search.ts';
import { isNothing } from './score.ts';
import { Scorer } from './scorer.ts';
import { writtenForms } from './written-forms.ts';

const population = await makePopulation({ people: 5, photographs: 2 });
const [ann, ben] = population.people;
const [face] = population.photographs;
if (ann === undefined || ben === undefined || face === undefined) throw new Error('nobody was planted');

const scoreOf = (...parts: readonly (string | Uint8Array)[]) =>
  new Scorer(population).look(Buffer.concat(parts.map((part) => Buffer.from(part)))).score();

test('finds every place of every pattern, and no other', () => {
  const some = fc.uint8Array({ minLength: 4, maxLength: 9, max: 3 });
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), fc.uint8Array({ max: 3 }), (wanted, hay) => {
      const bytes = Buffer.from(hay);
      const found: string[] = [];
      const search = new ByteSearch(wanted.map((one, tag) => ({ bytes: Buffer.from(one), tag })));
      search.each(bytes, (offset, tag) => found.push(`${offset}/${tag}`));
      const expected = wanted.flatMap((one, tag) => {
        const places = Array.from({ length: bytes.length }, (_, at) => at);
        const at = (place: number) => bytes.subarray(place, place + one.length).equals(Buffer.from(one));
        return places.filter(at).map((place) => `${place}/${tag}`);
      });
      expect(found.sort()).toEqual(expected.sort());
    }),
  );
});

test('knows a text in UTF-16, in hex, and wherever it lies in base64', () => {
  for (const before of [0, 1, 2]) {
    const base64 = Buffer.from(`${'x'.repeat(before)}${ann.idNumber}, and so on`).toString('base64');
    expect(scoreOf(base64).ids).toBe(1);
  }
  expect(writtenForms(ann.phone).every((form) => scoreOf('..', form, '..').phones === 1)).toBe(true);
});

test('links an ID number to the phone beside it, and to no other', () => {
  const apart = '-'.repeat(200);
  expect(scoreOf(ann.idNumber, ' ', ann.phone)).toMatchObject({ ids: 1, phones: 1, linked: 1 });
  expect(scoreOf(ann.idNumber, ' ', ben.phone)).toMatchObject({ ids: 1, phones: 1, linked: 0 });
  expect(scoreOf(ann.phone, apart, ann.idNumber)).toMatchObject({ ids: 1, phones: 1, linked: 0 });
});

test('tells a whole picture from the head of one', () => {
  expect(scoreOf('.', face.jpeg, '.')).toMatchObject({ jpegIdentical: 1, jpegHeads: 0 });
  expect(scoreOf(face.jpeg.subarray(0, 500))).toMatchObject({ jpegIdentical: 0, jpegHeads: 1 });
});

test('finds a template by its first bytes', () => {
  expect(scoreOf(new Uint8Array(ben.template.buffer, 0, 80)).templates).toBe(1);
  expect(isNothing(scoreOf(new Uint8Array(ben.template.buffer, 4, 80)))).toBe(true);
});

test('carves rows out of a database and its write-ahead log, deleted ones too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-carve-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'plain.db');
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode=wal; create table p (n integer primary key, a, b, c, d, e)');
  db.exec('create table pass (t, n, a, b, c, d, e)');
  const person = db.prepare('insert into p values (?, ?, ?, ?, ?, ?)');
  const pass = db.prepare('insert into pass values (?, ?, ?, ?, ?, ?, ?)');
  for (const { number, name, idNumber, phone, template } of population.people) {
    person.run(number, name, idNumber, phone, new Uint8Array(template.buffer), null);
    pass.run(1_700_000_000 + number, number, name, idNumber, phone, 36.5, 'green');
    pass.run(1_700_086_400 + number, number, name, idNumber, phone, 36.5, 'green');
  }
  db.exec('delete from p; delete from pass');
  const wal = readFileSync(`${file}-wal`);
  db.close();
  expect(new Scorer(population).look(wal).score()).toMatchObject({
    personRows: 5,
    passRows: 10,
    templates: 5,
  });
});

test('finds nothing in bytes that nobody was planted in', () => {
  expect(isNothing(scoreOf(Buffer.alloc(100_000), 'and some text'))).toBe(true);
});
