import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { VedetteError } from '@vedette/domain';
import type { PersonReferences } from '@vedette/face';
import { fileFault } from '../input/file-fault.ts';
import { type ImageFile, walk } from '../input/image-files.ts';
import type { Engines } from './engines.ts';
import { readFaces } from './read-faces.ts';

/** The references of a folder that has one folder for each person. */
export interface PeopleRead {
  readonly people: readonly PersonReferences[];
  readonly images: number;
}

/**
 * Reads the primary face of every picture.
 * @param onProblem told of each picture that has none
 * @throws CommandError not-found, unreadable for the folder itself
 */
export async function readPeople(
  folder: string,
  engines: Engines,
  onProblem: (path: string, error: VedetteError) => Promise<void>,
  onPicture: () => Promise<void>,
): Promise<PeopleRead> {
  const owners = new Map<string, Float32Array[]>();
  const personOf = new Map<string, Float32Array[]>();
  const files = picturesByPerson(await peopleIn(folder), (person, path) => {
    const references = owners.get(person) ?? [];
    owners.set(person, references);
    personOf.set(path, references);
  });
  let images = 0;
  for await (const read of readFaces(files, engines)) {
    await onPicture();
    const references = personOf.get(read.path);
    personOf.delete(read.path);
    if (read.error !== undefined) await onProblem(read.path, read.error);
    else {
      const [primary, ...others] = read.image.faces;
      for (const other of others) other.reference.fill(0);
      if (primary !== undefined) references?.push(primary.reference);
      images++;
    }
  }
  return { people: [...owners.values()].filter((references) => references.length > 0), images };
}

async function peopleIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw fileFault(folder, cause);
  });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  return folders.sort();
}

async function* picturesByPerson(
  people: readonly string[],
  owned: (person: string, path: string) => void,
): AsyncGenerator<ImageFile> {
  for (const person of people) {
    for await (const path of walk(person)) {
      owned(person, path);
      yield { path };
    }
  }
}
