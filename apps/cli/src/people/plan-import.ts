import { basename } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { CommandError } from '../output/command-error.ts';
import { readPhotoName } from './photo-name.ts';

/** One person to be enrolled, with the photographs in the order of their numbers. */
export interface PlannedPerson {
  readonly name: string;
  readonly photos: readonly string[];
}

export interface ImportPlan {
  readonly people: readonly PlannedPerson[];
  readonly refused: readonly { readonly file: string; readonly error: VedetteError }[];
}

interface Photo {
  readonly file: string;
  readonly person: string;
  readonly ordinal: number;
}

const isClutter = (file: string): boolean => /^(\.|Thumbs\.db$)/.test(basename(file));

/** Who is in a folder, before any photograph is looked at. */
export async function planImport(files: AsyncIterable<string>): Promise<ImportPlan> {
  const photos: Photo[] = [];
  const refused: { file: string; error: VedetteError }[] = [];
  for await (const file of files) {
    if (isClutter(file)) continue;
    const name = readPhotoName(file);
    if (name.code === undefined) photos.push({ file, ...name });
    else refused.push({ file, error: new VedetteError(name.code, 'caller') });
  }
  const groups = [...Map.groupBy(photos, ({ person }) => person.toLowerCase()).values()];
  // Two photographs with one number, in two folders or of two types, may be two people: neither is guessed.
  const isClear = (group: readonly Photo[]) =>
    new Set(group.map(({ ordinal }) => ordinal)).size === group.length;
  const doubtful = groups.filter((group) => !isClear(group)).flat();
  return {
    people: groups.filter(isClear).flatMap(planPerson),
    refused: [
      ...refused,
      ...doubtful.map(({ file }) => ({ file, error: new CommandError('name-taken', file) })),
    ],
  };
}

function planPerson(group: readonly Photo[]): readonly PlannedPerson[] {
  const photos = group.toSorted((a, b) => a.ordinal - b.ordinal);
  const [first] = photos;
  return first === undefined ? [] : [{ name: first.person, photos: photos.map(({ file }) => file) }];
}
