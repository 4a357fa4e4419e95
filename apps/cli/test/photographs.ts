import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { photographPath, portrait, samplePeople, sampleStrangers } from '@vedette/testing';

const everybody = [...samplePeople, ...sampleStrangers];

/** One of the sample people, by id. */
export function samplePerson(id: string) {
  const person = everybody.find((each) => each.id === id);
  if (person === undefined) throw new Error(`There is no sample person ${id}`);
  return person;
}

/** A photograph with several people in it. */
export const groupPhotograph = photographPath(samplePerson('anran'));

/** Writes files into a folder: bytes as they are, a sample person's id as the portrait. */
export async function writePhotographs(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? await portrait(samplePerson(content)) : content);
  }
}
