// `npm run check`: everything about the code that needs no running of it. One line a check.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
 * Runs every check, one after another, also after one has failed.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const verdicts = [];
  for (const check of checks()) verdicts.push(await runCheck(check));
  const passed = verdicts.filter(Boolean).length;
  return { passed, failed: verdicts.length - passed };
}

/** @param {Check} check */
async function runCheck({ name, args }) {
  const start = Date.now();
  const { status, output } = await outputOf(args);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const isGood = status === 0;
  const note =
    isGood && args.some((arg) => arg.startsWith('scripts/')) ? `: ${output.split('\n').at(-1)}` : '';
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${note}`);
  if (!isGood) console.log(output.replaceAll(/^/gm, '       '));
  return isGood;
}

/**
 * @param {readonly string[]} args of Node
 * @returns {Promise<{ status: number | null, output: string }>}
 */
async function outputOf(args) {
  const child = spawn(findNode(), [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const [status] = await once(child, 'close');
  return { status, output: output.trim() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await setUp('check');
    const { passed, failed } = await runChecks();
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
