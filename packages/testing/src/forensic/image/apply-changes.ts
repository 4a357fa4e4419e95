import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { mustRun } from './run-tool.ts';

/**
 * Work on an ext4 without mounting it: it is taken out into a folder, worked on there, and `debugfs` carries what has
 * changed back. A changed file is written anew and its old blocks are freed, so that remains are there to be found;
 * what a database changed in place is not told apart.
 */
export async function applyChanges<T>(file: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-medium-'));
  try {
    await mustRun('debugfs', ['-R', `rdump / ${folder}`, file]);
    rmSync(join(folder, 'lost+found'), { recursive: true, force: true });
    const before = listing(folder);
    try {
      return await work(folder);
    } finally {
      await carry(file, folder, before);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files by their digests, folders by an empty one. */
type Listing = ReadonlyMap<string, string>;

function listing(folder: string): Listing {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const listed = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    const digest = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
    return [`/${relative(folder, path).split(sep).join('/')}`, digest];
  });
  return new Map(listed.sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function carry(file: string, folder: string, before: Listing): Promise<void> {
  const after = listing(folder);
  const orders: string[] = [];
  for (const [path, digest] of [...before].reverse())
    if (after.get(path) !== digest) orders.push(digest === '' ? `rmdir "${path}"` : `rm "${path}"`);
  for (const [path, digest] of after)
    if (before.get(path) !== digest)
      orders.push(digest === '' ? `mkdir "${path}"` : `write "${join(folder, path)}" "${path}"`);
  if (orders.length === 0) return;
  const script = join(mkdtempSync(join(tmpdir(), 'vedette-orders-')), 'orders');
  try {
    writeFileSync(script, `${orders.join('\n')}\n`);
    await mustRun('debugfs', ['-w', '-f', script, file]);
  } finally {
    rmSync(dirname(script), { recursive: true, force: true });
  }
}
