import { createHash } from 'node:crypto';
import { pageBytes } from '../carve/leaf-page.ts';

/** Every version of every page that was ever seen, each once: what stale copies of a file would give, all of them. */
export class PageHoard {
  readonly #known = new Set<string>();
  readonly #pages: Buffer[] = [];

  add(file: Buffer): void {
    for (let at = 0; at + pageBytes <= file.length; at += pageBytes) {
      const page = file.subarray(at, at + pageBytes);
      const digest = createHash('sha256').update(page).digest('base64url');
      if (this.#known.has(digest)) continue;
      this.#known.add(digest);
      this.#pages.push(Buffer.from(page));
    }
  }

  get count(): number {
    return this.#pages.length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#pages);
  }
}
