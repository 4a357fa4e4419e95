import type { Cursor, PageRequest } from '@vedette/store/platform';

/** What a query says of the page; the cursor is looked at by the store that gave it. */
export function pageOf({
  cursor,
  limit,
}: {
  readonly cursor?: string | undefined;
  readonly limit: number;
}): PageRequest {
  return { limit, cursor: cursor as Cursor | undefined };
}
