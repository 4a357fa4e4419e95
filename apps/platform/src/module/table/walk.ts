import type { Cursor, Page } from '@vedette/store/platform';

/** Everything a paged search finds, a page at a time. */
export async function* walk<T>(search: (cursor: Cursor | null) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: Cursor | null = null;
  do {
    const page: Page<T> = await search(cursor);
    yield* page.items;
    cursor = page.next;
  } while (cursor !== null);
}
