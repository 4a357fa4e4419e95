import { invalid, whole } from './database/input.ts';
import type { Cursor, Page, PageRequest } from './page.ts';

const pageAtMost = 1000;
const pageOtherwise = 50;
const cursorPattern = /^-?\d{1,16}(?:_-?\d{1,16})?$/;

export function limitOf(request: PageRequest): number {
  return request.limit === undefined ? pageOtherwise : whole(request.limit, 1, pageAtMost, 'limit');
}

/** The numbers a cursor carries, as many as asked for; null for the first page. */
export function cursorNumbers(request: PageRequest, count: 1 | 2): readonly [number, number] | null {
  const { cursor } = request;
  if (cursor === undefined || cursor === null) return null;
  if (!cursorPattern.test(cursor)) throw invalid('cursor');
  const parts = cursor.split('_').map(Number);
  if (parts.length !== count) throw invalid('cursor');
  return [parts[0] ?? 0, parts[1] ?? 0];
}

export function cursorOf(...numbers: readonly number[]): Cursor {
  return numbers.join('_') as Cursor;
}

/** A page out of `limit + 1` rows: the one too many says that more follow. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  cursor: (row: Row) => Cursor,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursor(last) : null;
  return { items: shown.map(item), next };
}
