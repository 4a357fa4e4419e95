import { personInputSchema } from '@vedette/contract';
import {
  type CollectableField,
  collectedFields,
  type Duty,
  type ErrorCode,
  VedetteError,
} from '@vedette/domain';
import type { ArchiveFile } from './archive.ts';
import {
  type NamedPerson,
  type PeopleTable,
  readPeopleTable,
  tableBytesMax,
  tableKey,
} from './people-table.ts';
import { type PhotoName, readPhotoName } from './photo-name.ts';

/** One person to be enrolled, with the photographs in the order of their numbers. */
export interface PlannedPerson {
  readonly person: NamedPerson;
  /** Named by `people.csv`: another of the same name is then somebody else, on purpose. */
  readonly isNamedByTable: boolean;
  readonly photos: readonly ArchiveFile[];
}

export interface ImportPlan {
  readonly people: readonly PlannedPerson[];
  readonly refused: readonly { readonly file: ArchiveFile; readonly code: ErrorCode }[];
  readonly skipped: readonly ArchiveFile[];
}

type Photo = Extract<PhotoName, { kind: 'photo' }>;
interface Named<N extends PhotoName = PhotoName> {
  readonly file: ArchiveFile;
  readonly name: N;
}

/**
 * Who is in an archive, before any photograph is looked at. Fields of `people.csv` that the duty in force
 * does not collect are not taken over.
 * @throws VedetteError `archive-invalid` for a table that cannot be read, or two of them; `upload-too-large`
 */
export async function planImport(files: readonly ArchiveFile[], duty: Duty | null): Promise<ImportPlan> {
  const named: readonly Named[] = files.map((file) => ({ file, name: readPhotoName(file.path) }));
  const table = await tableIn(named);
  const photos = named.filter((each): each is Named<Photo> => each.name.kind === 'photo');
  const plans = groupPhotos(photos).map((group) => planPerson(group, table, duty));
  const refused = named.flatMap(({ file, name }) =>
    name.kind === 'refused' ? [{ file, code: name.code }] : [],
  );
  return {
    people: plans.flatMap(({ person }) => person ?? []),
    refused: [...refused, ...plans.flatMap((plan) => plan.refused)],
    skipped: named
      .filter(({ name }) => name.kind === 'skipped' || name.kind === 'table')
      .map(({ file }) => file),
  };
}

/** Of two tables neither is taken for the right one. */
async function tableIn(named: readonly Named[]): Promise<PeopleTable> {
  const [file, another] = named.filter(({ name }) => name.kind === 'table').map((each) => each.file);
  if (another !== undefined) throw new VedetteError('archive-invalid', 'caller', { at: 'people.csv' });
  return file === undefined ? new Map() : readPeopleTable(await file.read(tableBytesMax));
}

function groupPhotos(photos: readonly Named<Photo>[]): readonly (readonly Named<Photo>[])[] {
  const groups = Map.groupBy(photos, ({ name }) => name.person.toLowerCase());
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.name.ordinal - b.name.ordinal));
}

interface PersonPlan {
  readonly person: PlannedPerson | null;
  readonly refused: ImportPlan['refused'];
}

/** Two photographs with one number (in two folders, or of two types) may be two people: neither is guessed. */
function planPerson(group: readonly Named<Photo>[], table: PeopleTable, duty: Duty | null): PersonPlan {
  const all = (code: ErrorCode): PersonPlan => ({
    person: null,
    refused: group.map(({ file }) => ({ file, code })),
  });
  const ordinals = new Set(group.map(({ name }) => name.ordinal));
  const [first] = group;
  if (first === undefined || ordinals.size < group.length) return all('conflict');
  const row = table.get(tableKey(first.name.base)) ?? table.get(tableKey(first.name.person));
  const isRefused =
    row === null || (row === undefined && !personInputSchema.safeParse({ name: first.name.person }).success);
  if (isRefused) return all('input-invalid');
  const person = row === undefined ? { name: first.name.person } : collectedOnly(row, duty);
  const photos = group.map(({ file }) => file);
  return { person: { person, isNamedByTable: row !== undefined, photos }, refused: [] };
}

function collectedOnly({ name, phone, organisation }: NamedPerson, duty: Duty | null): NamedPerson {
  const collected: readonly CollectableField[] = duty === null ? [] : collectedFields(duty);
  return {
    name,
    phone: collected.includes('phone') ? phone : null,
    organisation: collected.includes('organisation') ? organisation : null,
  };
}
