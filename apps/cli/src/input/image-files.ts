import { access, constants, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CommandError } from '../output/command-error.ts';
import { fileFault } from './file-fault.ts';

/** A file to look at, or why there is none. */
export type ImageFile =
  | { readonly path: string; readonly error?: undefined }
  | { readonly path: string; readonly error: CommandError };

const imageName = /\.(jpe?g|png|webp)$/i;

/**
 * The files that names stand for: a file is itself, a folder its pictures in sorted order, folders within it
 * included, `-` the names on standard input, one a line. Names are found as they are asked for.
 */
export async function* imageFiles(
  names: readonly string[],
  input: NodeJS.ReadableStream,
): AsyncGenerator<ImageFile> {
  for (const name of names) {
    if (name === '-') for await (const line of namesIn(input)) yield* filesOf(line);
    else yield* filesOf(name);
  }
}

async function* namesIn(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line;
  }
}

async function* filesOf(path: string): AsyncGenerator<ImageFile> {
  try {
    const status = await stat(path);
    if (!status.isDirectory()) yield { path };
    else yield* inFolder(path);
  } catch (cause) {
    yield { path, error: fileFault(path, cause) };
  }
}

async function* inFolder(folder: string): AsyncGenerator<ImageFile> {
  let found = 0;
  for await (const path of walk(folder)) {
    found++;
    yield { path };
  }
  if (found === 0) yield { path: folder, error: new CommandError('no-image', folder) };
}

/**
 * Files, pictures only unless told otherwise, in order of UTF-16 units; links to folders are not followed. A folder
 * inside that cannot be read stands for itself, so that whoever opens it says so and the rest is still walked.
 */
export async function* walk(
  folder: string,
  isWanted = (name: string): boolean => imageName.test(name),
): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* (await isReadable(path)) ? walk(path, isWanted) : [path];
    // A pipe would be waited for, and a socket or a device holds no picture.
    else if (isWanted(entry.name) && (entry.isFile() || entry.isSymbolicLink())) yield path;
  }
}

const isReadable = (folder: string): Promise<boolean> =>
  access(folder, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

/** How many pictures names stand for; null when standard input has a say. */
export async function countImages(names: readonly string[]): Promise<number | null> {
  if (names.includes('-')) return null;
  let count = 0;
  for (const name of names) {
    const status = await stat(name).catch(() => null);
    if (status?.isDirectory() !== true) count++;
    else for await (const _ of walk(name)) count++;
  }
  return count;
}
