// `npm run check`: everything about the code that needs no running of it. One line a check.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode, root, sourceFlags } from './pinned-node.mjs';
import { setUp } from './set-up/steps.mjs';

const biome = join('node_modules', '@biomejs', 'biome', 'bin', 'biome');
const tsc = join('node_modules', 'typescript', 'bin', 'tsc');

/**
 * @typedef {{ name: string, args: readonly string[] }} Check what Node is given to run
 * @returns {Check[]}
 */
function checks() {
  return [
    { name: 'lint and format', args: [biome, 'check', '--colors=off', '--max-diagnostics=50', '.'] },
    ...tsconfigs().map((file) => ({ name: `types of ${file}`, args: [tsc, '-p', file] })),
    { name: 'import table', args: [...sourceFlags, 'scripts/check-imports.ts'] },
    { name: 'fences', args: [...sourceFlags, 'scripts/check-fence.ts'] },
    { name: 'house rules', args: [...sourceFlags, 'scripts/check-house.ts'] },
    { name: 'documents', args: [...sourceFlags, 'scripts/check-documents.ts'] },
    { name: 'drift of derived files', args: [...sourceFlags, 'scripts/check-drift.ts'] },
  ];
}

function tsconfigs() {
  const workspaces = ['packages', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(kind, name)),
  );
  const own = workspaces.map((folder) => join(folder, 'tsconfig.json'));
  return ['tsconfig.json', 'e2e/tsconfig.json', ...own.filter((file) => existsSync(join(root, file)))];
}

/**
 * Runs every check, also after one has failed.
 * @returns {{ passed: number, failed: number }}
 */
export function runChecks() {
  const verdicts = checks().map(runCheck);
  const passed = verdicts.filter(Boolean).length;
  return { passed, failed: verdicts.length - passed };
}

/** @param {Check} check */
function runCheck({ name, args }) {
  const start = Date.now();
  const { status, stdout, stderr, error } = spawnSync(findNode(), [...args], { cwd: root, encoding: 'utf8' });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim();
  const isGood = status === 0;
  const note =
    isGood && args.some((arg) => arg.startsWith('scripts/')) ? `: ${output.split('\n').at(-1)}` : '';
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${note}`);
  if (!isGood) console.log(output.replaceAll(/^/gm, '       '));
  return isGood;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await setUp('check');
    const { passed, failed } = runChecks();
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
