import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A JSON file under a folder: its path from there with `/`, and what it holds. */
export interface JsonFile {
  readonly path: string;
  readonly json: unknown;
}

/** Every `*.json` under a folder that reads as JSON, in the order of their paths. */
export function readJsonFiles(folder: string): JsonFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => {
      const json = parseJson(readFileSync(file, 'utf8'));
      return json === undefined ? [] : [{ path: relative(folder, file).split(sep).join('/'), json }];
    });
}

/** Undefined for what is no JSON; a byte order mark before it is passed over. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
