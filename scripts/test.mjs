// `npm test`: set-up, checks, every test; the last line counts them all. `--long` adds the long tests.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { findNode, root, sourceFlags } from './pinned-node.mjs';
import { setUp } from './set-up/steps.mjs';

/** @typedef {{ passed: number, failed: number, skipped: { test: string, reason: string }[] }} Tally */

const tallyFile = join(root, '.cache', 'tally.json');

try {
  await setUp('test');
  const isLong = process.argv.includes('--long');
  const parts = [
    { ...runChecks(), skipped: [] },
    // On its own, because its coverage must come from its own tests.
    runTests(['--project', 'domain', '--coverage']),
    runTests(['unit', 'medium', 'e2e', ...(isLong ? ['long'] : [])].flatMap((name) => ['--project', name])),
  ];
  process.exitCode = printSummary(parts);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = printSummary([{ passed: 0, failed: 1, skipped: [] }]);
}

/**
 * @param {readonly string[]} args of vitest
 * @returns {Tally}
 */
function runTests(args) {
  rmSync(tallyFile, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(findNode(), [...sourceFlags, vitest, 'run', '--root', root, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      VEDETTE_TALLY: tallyFile,
      VEDETTE_LONG: process.argv.includes('--long') ? '1' : '',
    },
  });
  const found = readTally();
  // A run that fails as a whole (coverage too low, a crash) counts as one, so that the last line never says "0 failed".
  return status !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

/** @returns {Tally} */
function readTally() {
  try {
    return JSON.parse(readFileSync(tallyFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/**
 * @param {readonly Tally[]} parts
 * @returns {number} exit code
 */
function printSummary(parts) {
  const skipped = parts.flatMap((part) => part.skipped);
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  for (const { test, reason } of skipped) console.log(`skipped: ${test} (${reason})`);
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  console.log(`${passed} passed, ${failed} failed${tail}`);
  return failed === 0 ? 0 : 1;
}
