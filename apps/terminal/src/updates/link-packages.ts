import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { syncFolder } from './slot-folder.ts';

const own = '@vedette';

/**
 * Gives a release that brings none the packages of npm that the delivered program has, when both lock files name the
 * same ones; and links its own packages to each other, which an archive cannot, since it holds no links.
 * @throws VedetteError `archive-invalid` for a release that needs other packages
 */
export function linkPackages(release: string): void {
  const delivered = deliveredPackages();
  if (!isDeepStrictEqual(lockedIn(release), lockedIn(dirname(delivered))))
    throw new VedetteError('archive-invalid', 'world', { at: 'packages' });
  const folder = join(release, 'node_modules');
  mkdirSync(join(folder, own), { recursive: true, mode: 0o755 });
  for (const name of readdirSync(delivered))
    if (name !== own && !name.startsWith('.')) symlinkSync(join(delivered, name), join(folder, name));
  for (const name of readdirSync(join(release, 'packages')))
    symlinkSync(join('..', '..', 'packages', name), join(folder, own, name));
  for (const changed of [join(folder, own), folder, release]) syncFolder(changed);
}

/** Also in a release, whose packages are links to these. */
function deliveredPackages(): string {
  const mark = `${sep}node_modules${sep}`;
  const inside = createRequire(import.meta.url).resolve('yauzl');
  return inside.slice(0, inside.indexOf(mark) + mark.length - 1);
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** What of npm a lock file names for running, by where it lies. */
function lockedIn(root: string): Readonly<Record<string, string>> {
  const path = join(root, 'package-lock.json');
  try {
    const { packages } = lockSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const bought = Object.entries(packages).filter(
      ([at, { dev, version }]) => at.startsWith('node_modules/') && dev !== true && version !== undefined,
    );
    return Object.fromEntries(
      bought.map(([at, { version, integrity }]) => [at, `${version} ${integrity ?? ''}`]),
    );
  } catch (cause) {
    throw new VedetteError('archive-invalid', 'world', { at: 'package-lock.json' }, { cause });
  }
}
