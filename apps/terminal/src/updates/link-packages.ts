import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { type BoughtPackages, boughtPackages, otherPackages } from '@vedette/contract/release';
import { VedetteError } from '@vedette/domain';
import { syncFolder } from './slot-folder.ts';

const own = '@vedette';

/**
 * Gives a release that brings none the packages of npm that the delivered program has, when both lock files name the
 * same ones; and links its own packages to each other, which an archive cannot, since it holds no links.
 * @throws VedetteError `archive-invalid` for a release that needs other packages
 */
export function linkPackages(release: string): void {
  const delivered = deliveredPackages();
  const others = otherPackages(lockedIn(release), lockedIn(dirname(delivered)));
  if (others.length > 0)
    throw new VedetteError('archive-invalid', 'world', { at: `packages: ${told(others)}` });
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

const namedAtMost = 3;

/** As people are to read it: the first of them, and how many more there are. */
function told(others: readonly string[]): string {
  const more = others.length - namedAtMost;
  return others.slice(0, namedAtMost).join(', ') + (more > 0 ? ` (+${more})` : '');
}

function lockedIn(root: string): BoughtPackages {
  const path = join(root, 'package-lock.json');
  try {
    return boughtPackages(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new VedetteError('archive-invalid', 'world', { at: 'package-lock.json' }, { cause });
  }
}
