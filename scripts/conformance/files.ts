import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const passedOver = new Set(['node_modules', '.git']);

/** Every file below a folder whose name ends so, sorted; paths are relative and have slashes. */
export function filesBelow(directory: string, ending: string): readonly string[] {
  return entriesOf(directory)
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(ending))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => passedOver.has(part)))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true, recursive: true });
  } catch (error) {
    throw new Error(`There is no folder ${directory}`, { cause: error });
  }
}

/** The content of a JSON file; undefined when it is not JSON. A byte order mark is passed over. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
