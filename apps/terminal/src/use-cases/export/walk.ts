import type { Cursor, Page } from '@vedette/store';
import type { Look } from '../access/look.ts';

/** Everything a paged search finds, a page at a time. */
export async function* walk<T>(search: (cursor: Cursor | null) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: Cursor | null = null;
  do {
    const page: Page<T> = await search(cursor);
    yield* page.items;
    cursor = page.next;
  } while (cursor !== null);
}

/** Leaves one audit line before the first thing goes out and one with the count at the end, be it early. */
export async function* onRecord<T>(
  look: Look,
  what: string,
  target: string | null,
  items: AsyncIterable<T>,
): AsyncGenerator<T> {
  let count = 0;
  await look.note(`${what}-export-begun`, target, 0);
  try {
    for await (const item of items) {
      count += 1;
      yield item;
    }
  } finally {
    await look.note(`${what}-exported`, target, count);
  }
}
