// Runs the steps in order: nothing is printed, locked or spawned for those that have nothing to do.
import { join } from 'node:path';
import { root } from '../pinned-node.mjs';
import { dependencies } from './dependencies.mjs';
import { explain, SetUpFault } from './fault.mjs';
import { withLock } from './lock.mjs';
import { models } from './models.mjs';
import { pages } from './pages.mjs';
import { chromium, optionalTools } from './test-tools.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => string | undefined} isPending what is about to be done; undefined when there is nothing to do.
 *   Quick: a few hundred milliseconds at most
 * @property {() => Promise<void>} run rejects with a SetUpFault; safe to run again after any interruption
 */

const toCheck = [dependencies];
const toRun = [...toCheck, models, ...pages];
const toTest = [...toRun, chromium, optionalTools];
const stepsTo = { check: toCheck, run: toRun, test: toTest };

/**
 * Brings the folder to the state in which Vedette runs.
 * @param {keyof typeof stepsTo} purpose checking needs the dependencies only; tests add the browser and optional tools
 * @throws {SetUpFault} with a message for the user
 */
export async function setUp(purpose) {
  const steps = stepsTo[purpose];
  if (steps.every((step) => step.isPending() === undefined)) return;
  try {
    await withLock(join(root, '.cache', 'set-up.lock'), () => runPending(steps));
  } catch (error) {
    throw error instanceof SetUpFault ? error : explain('Set-up', String(error));
  }
}

/** @param {readonly Step[]} steps */
async function runPending(steps) {
  for (const step of steps) {
    const what = step.isPending();
    if (what === undefined) continue;
    console.error(`Set-up: ${step.name}: ${what}`);
    const start = Date.now();
    await step.run();
    console.error(`Set-up: ${step.name}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
}
