import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRules, parseValueSets, type Rule, type ValueSets } from '@vedette/credential';
import { VedetteError } from '@vedette/domain';
import { fileFault } from '../input/file-fault.ts';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';
import { trustFileLimit } from './read-trust.ts';

const mostFiles = 1_000;

/** @throws CommandError no-document for a file without rules, and what reading it can throw */
export async function readRules(path: string): Promise<readonly Rule[]> {
  const json = await readJson(path, trustFileLimit);
  return naming(path, () => parseRules(json));
}

/**
 * The value sets in the JSON files of a folder, or in one file.
 * @throws CommandError no-document for a file without value sets, and what reading it can throw
 */
export async function readValueSets(path: string): Promise<ValueSets> {
  const sets: ValueSets[] = [];
  for (const file of await jsonFilesOf(path)) {
    const json = await readJson(file, trustFileLimit);
    sets.push(naming(file, () => parseValueSets(Array.isArray(json) ? json : [json])));
  }
  return Object.assign({}, ...sets);
}

async function jsonFilesOf(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith('.json')).sort();
    if (names.length <= mostFiles) return names.map((name) => join(path, name));
  } catch (cause) {
    throw fileFault(path, cause);
  }
  throw new CommandError('too-large', path);
}

function naming<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof VedetteError)) throw cause;
    throw new CommandError('no-document', path, cause, cause.details.problems);
  }
}
