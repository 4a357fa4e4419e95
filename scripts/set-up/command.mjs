// Runs one command of the set-up quietly: its output is kept for the message, should it fail.
import { spawn } from 'node:child_process';
import { explain } from './fault.mjs';

const keptCharacters = 20_000;
const beatMs = 15_000;

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [show] pass the command's own progress through instead of keeping it
 */

/**
 * @param {string} what what is being done, as it should read in an error
 * @param {string} file an executable, never a shell line
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} what it printed; rejects with a SetUpFault when it fails
 */
export function run(what, file, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const start = Date.now();
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString('utf8')).slice(-keptCharacters);
      if (show) process.stderr.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const beat = setInterval(() => {
      if (!show) console.error(`  … ${what}: ${Math.round((Date.now() - start) / 1000)} s`);
    }, beatMs);
    child.on('error', (error) => {
      clearInterval(beat);
      reject(explain(what, `${error.message}\n${output}`));
    });
    child.on('close', (code) => {
      clearInterval(beat);
      if (code === 0) resolve(output);
      else reject(explain(what, output));
    });
  });
}
