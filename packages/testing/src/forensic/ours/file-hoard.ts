import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The two encrypted files of the store are looked at page by page; everything else is kept whole. */
const pageFiles = /\.db(-wal|-shm|-journal)?$/;
const bytesAtMost = 16 * 2 ** 20;

/** Every version of every file that is not a database, each once: what an attacker has who never loses one. */
export class FileHoard {
  readonly #versions = new Map<string, Buffer>();

  addFrom(folder: string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || pageFiles.test(entry.name) || statSync(path).size > bytesAtMost) continue;
      const bytes = readFileSync(path);
      this.#versions.set(createHash('sha256').update(bytes).digest('base64url'), bytes);
    }
  }

  all(): readonly Buffer[] {
    return [...this.#versions.values()];
  }
}
