import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { VedetteError } from '@vedette/domain';

interface Link {
  /** Both relative to the package. */
  readonly source: string;
  readonly target: string;
}

/**
 * The package's libraries are linked under their short names by its install script, which does not run in this
 * house. Makes the links that are missing, in the package itself, or in `otherwise` when that is not writable.
 * Safe when several processes do it at once: whoever comes second finds the link made.
 * @returns where the loader must search besides, undefined when the package is complete
 */
export function linkLibraries(folder: string, otherwise: string): string | undefined {
  const missing = linksOf(folder).filter(({ target }) => !existsSync(join(folder, target)));
  try {
    for (const { source, target } of missing) link(join(folder, source), join(folder, target));
    return undefined;
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
  mkdirSync(otherwise, { recursive: true, mode: 0o755 });
  for (const { source, target } of linksOf(folder))
    link(join(folder, source), join(otherwise, basename(target)));
  return otherwise;
}

function linksOf(folder: string): readonly Link[] {
  const list: unknown = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list) || !list.every(isLink))
    throw new VedetteError('database-missing', 'world', { at: 'pg-symlinks.json' });
  return list;
}

/** The list comes from a package: nothing in it may lead out of the package's own folder of libraries. */
function isLink(value: unknown): value is Link {
  if (typeof value !== 'object' || value === null) return false;
  const { source, target } = value as Partial<Record<keyof Link, unknown>>;
  return [source, target].every((path) => typeof path === 'string' && libraryPath.test(path));
}
const libraryPath = /^native\/lib\/[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;

function link(source: string, target: string): void {
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

const isReadOnly = (error: unknown): boolean => ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
