import { createHash } from 'node:crypto';
import type { ImportLine, PeopleImportReport } from '@vedette/contract/platform';
import { type OrganisationId, VedetteError } from '@vedette/domain';
import type { GroupId, NewPlatformPerson, WrittenPerson } from '@vedette/store/platform';
import { note } from '../../module/audit.ts';
import type { Caller } from '../../module/caller.ts';
import type { PeopleDeps } from '../deps.ts';
import { columnsOf } from './columns.ts';
import { type Rows, tableLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { type RowPerson, rowPerson } from './row-person.ts';

export interface TableGiven {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly organisation?: string | undefined;
  readonly group?: string | undefined;
  /** Of the file as it was tried; nothing is written without it. */
  readonly digest?: string | undefined;
}

const batch = 100;

/**
 * Tries a table of people, or writes one that was tried: each row by itself, with a line of what became of it. The
 * trial does all that the real run does and undoes it.
 * @throws VedetteError `archive-invalid`, `archive-too-large`, `input-invalid` for a table without names,
 * `conflict` for another file than the one that was tried
 */
export async function importPeople(
  deps: PeopleDeps,
  caller: Caller,
  given: TableGiven,
): Promise<PeopleImportReport> {
  const digest = createHash('sha256').update(given.bytes).digest('hex');
  const dryRun = given.digest === undefined;
  if (!dryRun && given.digest !== digest) throw new VedetteError('conflict', 'caller', { at: 'digest' });
  const rows = await read(given);
  const { people, unknown } = peopleOf(rows, caller, given, deps.timeZone);
  const lines = await writeAll(deps, caller, people, dryRun);
  const count = (outcome: ImportLine['outcome']): number =>
    lines.filter((line) => line.outcome === outcome).length;
  const counts = {
    ...{ created: count('created'), changed: count('changed') },
    ...{ unchanged: count('unchanged'), refused: count('refused') },
  };
  if (!dryRun) await note(deps.audit, caller, 'people-imported', null, { ...counts, rows: lines.length });
  return { digest, dryRun, rows: lines.length, ...counts, unknownColumns: [...unknown], lines };
}

async function read({ type, bytes }: TableGiven): Promise<Rows> {
  if (bytes.length > tableLimits.bytes) throw new VedetteError('upload-too-large', 'caller', { at: 'table' });
  const rows = type.startsWith('text/csv') ? readCsv(bytes) : await readXlsx(bytes);
  if (rows.length > tableLimits.rows + 1)
    throw new VedetteError('archive-too-large', 'caller', {
      at: 'rows',
      values: { limit: tableLimits.rows },
    });
  if (rows.some((row) => row.length > tableLimits.columns))
    throw new VedetteError('archive-too-large', 'caller', {
      ...{ at: 'columns', values: { limit: tableLimits.columns } },
    });
  return rows;
}

interface NumberedRow {
  /** As a sheet counts. */
  readonly row: number;
  readonly person: RowPerson;
}

function peopleOf(
  rows: Rows,
  caller: Caller,
  { organisation, group }: TableGiven,
  timeZone: string,
): { readonly people: readonly NumberedRow[]; readonly unknown: readonly string[] } {
  const [headings = [], ...body] = rows;
  const { fields, unknown, twice } = columnsOf(headings);
  if (!fields.includes('name') || twice.length > 0)
    throw new VedetteError('input-invalid', 'caller', { at: twice[0] ?? 'name' });
  const needs = { fields, organisation: (organisation ?? caller.organisation) as OrganisationId, timeZone };
  const groups = group === undefined ? [] : [group as GroupId];
  const people = body.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const read = rowPerson(cells, needs);
    return [{ row: index + 2, person: read.ok ? { ...read, person: { ...read.person, groups } } : read }];
  });
  return { people: withoutDoubles(people), unknown };
}

/** Of two rows for one person neither is written: nobody knows which one is meant. */
function withoutDoubles(rows: readonly NumberedRow[]): readonly NumberedRow[] {
  const keys = rows.map(({ person }) => (person.ok ? keysOf(person.person) : []));
  const counts = new Map<string, number>();
  for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return rows.map((row, index) => {
    const double = keys[index]?.find((key) => (counts.get(key) ?? 0) > 1);
    const [field = ''] = double?.split(' ') ?? [];
    return double === undefined ? row : { row: row.row, person: { ok: false, fields: [field] } };
  });
}

function keysOf({ externalId, userName }: NewPlatformPerson): readonly string[] {
  const name = userName?.unwrap('comparing rows').toLowerCase();
  return [
    ...(externalId === null ? [] : [`externalId ${externalId}`]),
    ...(name === undefined ? [] : [`userName ${name}`]),
  ];
}

async function writeAll(
  { stores: { people } }: PeopleDeps,
  { reach }: Caller,
  rows: readonly NumberedRow[],
  dryRun: boolean,
): Promise<ImportLine[]> {
  const lines: ImportLine[] = [];
  for (let start = 0; start < rows.length; start += batch) {
    const some = rows.slice(start, start + batch);
    const good = some.flatMap(({ row, person }) => (person.ok ? [{ row, person: person.person }] : []));
    const persons = good.map(({ person }) => person);
    const written = await people.write(reach, persons, { dryRun });
    const byRow = new Map(good.map(({ row }, index) => [row, written[index]]));
    lines.push(...some.map(({ row, person }) => lineOf(row, person, byRow.get(row))));
  }
  return lines;
}

function lineOf(row: number, person: RowPerson, written: WrittenPerson | undefined): ImportLine {
  if (!person.ok) return { row, outcome: 'refused', code: 'input-invalid', fields: [...person.fields] };
  if (written === undefined) return { row, outcome: 'refused', code: 'internal', fields: [] };
  return written.outcome === 'refused'
    ? { row, outcome: 'refused', code: written.code, fields: [] }
    : { row, outcome: written.outcome, code: null, fields: [] };
}
