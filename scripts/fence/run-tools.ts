// Compiler and linter look at the fixtures in a copy of the repository that holds nothing else, so that the very
// settings of the real one apply, path by path.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findNode, root } from '../pinned-node.mjs';
import type { Fixture } from './fixture.ts';

const settings = [
  'package.json',
  'biome.json',
  'tsconfig.base.json',
  'packages/domain/tsconfig.json',
  'packages/domain/package.json',
];

/** Runs `work` in a temporary folder with the settings and the fixtures in their places. */
export function inTrialFolder<T>(fixtures: readonly Fixture[], work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-fence-'));
  try {
    for (const path of settings) cpSync(join(root, path), join(folder, path));
    for (const { as, text } of fixtures) {
      mkdirSync(dirname(join(folder, as)), { recursive: true });
      writeFileSync(join(folder, as), text);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines `path(line,column): error TS…` of the domain's compiler settings. */
export function compilerLines(folder: string): string[] {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return linesOf(folder, [tsc, '-p', 'packages/domain', '--pretty', 'false']);
}

/** Lines `::error title=lint/…,file=path,…` of the linter. */
export function linterLines(folder: string): string[] {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  return linesOf(folder, [
    biome,
    'lint',
    '--vcs-enabled=false',
    '--reporter=github',
    '--max-diagnostics=none',
    '--diagnostic-level=error',
    '.',
  ]);
}

function linesOf(folder: string, args: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(findNode(), [...args], { cwd: folder, encoding: 'utf8' });
  return `${stdout}${stderr}`.split('\n');
}
