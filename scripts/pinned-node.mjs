// Every process of the project runs on one Node, whatever Node the machine has: the pinned one in
// node_modules, else the running one when it is new enough to run TypeScript from source.
// Plain JavaScript on purpose: it must load on Node 20 before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Flags that make Node read workspace packages from their TypeScript source. */
export const sourceFlags = ['--conditions=@vedette/source'];

/** Of processes that read TypeScript: what was stripped and compiled once is not read anew at the next start. */
export const withCompileCache = {
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(root, '.cache', 'compiled'),
};

const leastMajor = 24;

/**
 * The Node executable that runs the project.
 * @returns {string} an absolute path
 * @throws {Error} with a message for the user when there is none
 */
export function findNode() {
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= leastMajor) return process.execPath;
  throw new Error(
    existsSync(join(root, 'node_modules'))
      ? `Vedette runs on Node ${leastMajor}. Its pinned copy exists for Linux on x64 and arm64 only; here is ` +
          `${process.platform} on ${process.arch} with Node ${process.versions.node}. Please install Node ${leastMajor}.`
      : 'Vedette is not set up yet. Run `npm start` or `npm run set-up` once.',
  );
}

/** With this exit code a process asks to be started again (EX_TEMPFAIL): the admin's restart does. */
const againCode = 75;

/**
 * Runs a file of the project in the foreground: same terminal, same signals, same exit code, and once more whenever
 * it asks for that. Never returns.
 * @param {string} file path below the repository's root
 * @param {readonly string[]} args
 */
export function runInForeground(file, args) {
  let child = start(file, args);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group: forwarding would make it look pressed twice.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  /** @param {number | null} code @param {NodeJS.Signals | null} signal */
  function ended(code, signal) {
    if (code !== againCode) process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    child = start(file, args).on('exit', ended);
  }
  child.on('exit', ended);
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 */
function start(file, args) {
  const child = spawn(findNode(), [...sourceFlags, join(root, file), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...withCompileCache },
  });
  return child.on('error', (error) => {
    console.error(`Could not start ${file}: ${error.message}`);
    process.exit(1);
  });
}
