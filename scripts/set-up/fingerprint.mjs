// A fingerprint of sources tells whether what was built from them is still good, whatever the clock says.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders of what is installed or built. */
const made = new Set(['node_modules', 'dist', 'dist-platform']);

/**
 * SHA-256 over the names and contents of files and, in order of name, of all files in folders.
 * @param {string} base paths are taken and named relative to it
 * @param {readonly string[]} paths those that do not exist count as such
 * @returns {string} hex
 */
export function fingerprint(base, paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, base, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} base
 * @param {string} path
 */
function add(hash, base, path) {
  const full = join(base, path);
  if (!existsSync(full)) {
    hash.update(`absent ${path}\n`);
  } else if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) {
      if (!made.has(name)) add(hash, base, join(path, name));
    }
  } else {
    hash.update(`${path}\n`).update(readFileSync(full));
  }
}

/**
 * @param {string} file
 * @returns {string | undefined} what was last written there
 */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}
