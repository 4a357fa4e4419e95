import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { VedetteError } from '@vedette/domain';
import type { Handler } from 'hono';
import { pagePolicy } from './security/headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
};
/** The bundler puts a hash of the content into such a name: `assets/index-DZ3kq0aB.js`. */
const hashedName = /^assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/**
 * Serves the built pages of a folder under a prefix. Only files that were there at the start are served, by
 * the names they had then, so that no path a client makes up can lead anywhere else. A page's own routes
 * (names without an extension) get its `index.html`.
 * @param folder the bundler's output
 * @param prefix such as `/admin/`
 */
export function servePages(folder: string, prefix: string): Handler {
  const files = existsSync(folder) ? filesIn(folder) : new Map<string, string>();
  return async (c) => {
    const asked = c.req.path.slice(prefix.length);
    const name = files.has(asked) || extname(asked) !== '' ? asked : 'index.html';
    const path = files.get(name);
    const type = types[extname(name)];
    if (path === undefined || type === undefined)
      throw new VedetteError('not-found', 'caller', { at: 'page' });
    return c.body(await readFile(path), 200, {
      'Content-Type': type,
      'Cache-Control': hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Security-Policy': pagePolicy(c.req.header('host') ?? ''),
    });
  };
}

/** Name in the address → path on the disk. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((path) => [relative(folder, path).split(sep).join('/'), path]));
}
