// `npm test`: set-up, checks, every test; the last line counts them all. `--long` adds the long tests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { findNode, root, sourceFlags, withCompileCache } from './pinned-node.mjs';
import { setUp } from './set-up/steps.mjs';

/** @typedef {{ passed: number, failed: number, skipped: { test: string, reason: string }[] }} Tally */

const cache = join(root, '.cache');
const isLong = process.argv.includes('--long');

try {
  await setUp('test');
  // Tests from outside wait for pages and doors most of their time: meanwhile others have the processor.
  const lanes = await Promise.all([inTurn(checkAll, testDomain, testFromOutside), inTurn(testFromInside)]);
  const parts = [...lanes.flat(), ...(isLong ? [await runTests('long', ['--project', 'long'])] : [])];
  process.exitCode = printSummary(parts);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = printSummary([{ passed: 0, failed: 1, skipped: [] }]);
}

/**
 * @param {readonly (() => Promise<Tally>)[]} parts
 * @returns {Promise<Tally[]>}
 */
async function inTurn(...parts) {
  const tallies = [];
  for (const part of parts) tallies.push(await part());
  return tallies;
}

async function checkAll() {
  return { ...(await runChecks()), skipped: [] };
}

/** On its own, because its coverage must come from its own tests. */
function testDomain() {
  return runTests('domain', ['--project', 'domain', '--coverage']);
}

function testFromOutside() {
  return runTests('outside', ['--project', 'e2e']);
}

function testFromInside() {
  return runTests(
    'inside',
    ['unit', 'light', 'medium'].flatMap((name) => ['--project', name]),
  );
}

/**
 * @param {string} name of the run
 * @param {readonly string[]} args of vitest
 * @returns {Promise<Tally>}
 */
async function runTests(name, args) {
  const tallyFile = join(cache, `tally-${name}.json`);
  rmSync(tallyFile, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(findNode(), [...sourceFlags, vitest, 'run', '--root', root, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...withCompileCache, VEDETTE_TALLY: tallyFile, VEDETTE_LONG: isLong ? '1' : '' },
  });
  const [status] = await once(child, 'exit');
  const found = readTally(tallyFile);
  // A run that fails as a whole (coverage too low, a crash) counts as one, so that the last line never says "0 failed".
  return status !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

/**
 * @param {string} file
 * @returns {Tally}
 */
function readTally(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
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
