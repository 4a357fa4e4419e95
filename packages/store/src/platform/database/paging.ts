import { VedetteError } from '@vedette/domain';
import type { Cursor, PageRequest } from '../../terminal/page.ts';

export { limitOf, pageOf } from '../../terminal/paging.ts';

const pattern = /^(\d{1,16})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Where a page of rows ordered by an instant and an id begins; null for the first. @throws `input-invalid` */
export function cursorParts({ cursor }: PageRequest): { readonly at: Date; readonly id: string } | null {
  if (cursor === undefined || cursor === null) return null;
  const [, at, id] = pattern.exec(cursor) ?? [];
  if (at === undefined || id === undefined)
    throw new VedetteError('input-invalid', 'caller', { at: 'cursor' });
  return { at: new Date(Number(at)), id };
}

/** @param at milliseconds since 1970 */
export function uuidCursor(at: number, id: string): Cursor {
  return `${at}_${id}` as Cursor;
}
