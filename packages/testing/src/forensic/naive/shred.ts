import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Overwrites each file below a folder once with chance and once with zeros, in place, and deletes the folder. */
export function shredFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) shredFile(join(entry.parentPath, entry.name));
  rmSync(folder, { recursive: true });
}

/** What `shred -n1 -z` does. */
export function shredFile(file: string): void {
  const { size } = statSync(file);
  const descriptor = openSync(file, 'r+');
  try {
    for (const content of [randomBytes(size), Buffer.alloc(size)]) {
      writeSync(descriptor, content, 0, size, 0);
      fsyncSync(descriptor);
    }
  } finally {
    closeSync(descriptor);
  }
}
