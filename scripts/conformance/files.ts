import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const passedOver = new Set(['node_modules', '.git']);
/** Deeper than any suite is laid out; a link that leads back up ends here. */
const deepest = 12;

/**
 * Every file below a folder whose name ends so, sorted; paths are relative and have slashes. Links are followed:
 * a suite may be put together of them.
 * @throws Error when there is no such folder
 */
export function filesBelow(directory: string, ending: string): readonly string[] {
  if (statOf(directory)?.isDirectory() !== true) throw new Error(`There is no folder ${directory}`);
  return walk(directory, '', deepest)
    .filter((path) => path.toLowerCase().endsWith(ending))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

function walk(directory: string, below: string, depth: number): readonly string[] {
  if (depth === 0) return [];
  return readdirSync(join(directory, below))
    .filter((name) => !passedOver.has(name))
    .flatMap((name) => {
      const path = below === '' ? name : `${below}/${name}`;
      const found = statOf(join(directory, path));
      if (found?.isDirectory() === true) return walk(directory, path, depth - 1);
      return found?.isFile() === true ? [path] : [];
    });
}

/** Undefined for what is not there, a link to nothing included. */
const statOf = (path: string) => statSync(path, { throwIfNoEntry: false });

/** The content of a JSON file; undefined when it is not JSON. UTF-16 is told by its byte order mark. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(textOf(readFileSync(path)));
  } catch {
    return undefined;
  }
}

function textOf(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
