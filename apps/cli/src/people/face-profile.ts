import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The face model that the terminal of a data folder uses, by its `terminal.json`: references of another model
 * would never be compared at its door.
 */
export async function faceProfileOf(folder: string): Promise<string> {
  const path = join(folder, 'terminal.json');
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const config: unknown = JSON.parse(text);
  const isObject = typeof config === 'object' && config !== null && 'faceProfile' in config;
  return isObject && typeof config.faceProfile === 'string' ? config.faceProfile : 'default';
}
