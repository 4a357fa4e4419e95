// The project's own files, as the checks see them. The folder is walked rather than asked of git, so that a
// downloaded copy is checked as well as a clone.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../pinned-node.mjs';

const notOurs = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git', 'data', '.vite']);
const fixtures = join('scripts', 'fence', 'fixtures');

/** Paths, relative to the repository's root, of all files below `folder`; the fences' fixtures are left out. */
export function listFiles(folder = '.'): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = relative(root, join(root, folder, entry.name));
    if (notOurs.has(entry.name) || path === fixtures) return [];
    return entry.isDirectory() ? listFiles(path) : entry.isFile() ? [path] : [];
  });
}

/** Whether the file is TypeScript or JavaScript; the gallery kernel is in another language that looks like it. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('packages/face/src/gallery/kernel/');
}

/** Whether the file is there for tests only. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /(^|\/)(test|e2e)\//.test(path);
}

/** The text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
