import { type BoughtPackages, boughtPackages, otherPackages } from '@vedette/contract/release';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';
import { projectPath } from '../run-program.ts';

const lockFile = 'package-lock.json';
const limit = 20_000_000;

/**
 * A release runs with the packages of npm that its terminal was delivered with, so this checkout must name the same.
 * @throws CommandError `other-packages` with each that differs, `no-document` for what is no lock file
 */
export async function demandSamePackages(delivered: string): Promise<void> {
  const [needed, there] = [await packagesIn(projectPath(lockFile)), await packagesIn(delivered)];
  const others = otherPackages(needed, there);
  if (others.length === 0) return;
  const problems = others.map((name) => ({
    path: name,
    message: `${versionIn(there, name)} → ${versionIn(needed, name)}`,
  }));
  throw new CommandError('other-packages', delivered, undefined, problems);
}

async function packagesIn(path: string): Promise<BoughtPackages> {
  const document = await readJson(path, limit);
  try {
    return boughtPackages(document);
  } catch (cause) {
    throw new CommandError('no-document', path, cause);
  }
}

const versionIn = (packages: BoughtPackages, name: string): string =>
  packages[`node_modules/${name}`]?.split(' ')[0] ?? '–';
