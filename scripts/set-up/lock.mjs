// Two set-ups in one folder would tear each other's node_modules apart: the second waits for the first.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const beatMs = 5_000;
const silentMs = 60_000;
const pollMs = 500;

/**
 * Runs `work` while holding the lock file.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  await take(file);
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), beatMs);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
async function take(file) {
  let told = false;
  while (!tryTake(file)) {
    if (isAbandoned(file)) {
      rmSync(file, { force: true });
    } else {
      if (!told) console.error('Another set-up is at work in this folder; waiting for it.');
      told = true;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * A holder that died leaves the file behind; one whose pid was given to another process stops touching it.
 * @param {string} file
 */
function isAbandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > silentMs) return true;
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
