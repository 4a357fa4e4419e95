import { type Score, scoreKeys } from '../score/score.ts';
import type { Table } from './part.ts';

const headings: { readonly [key in keyof Score]: string } = {
  ids: 'ids',
  phones: 'phones',
  linked: 'linked',
  templates: 'templates',
  jpegIdentical: 'JPEG whole',
  jpegHeads: 'JPEG head',
  personRows: 'person rows',
  passRows: 'pass rows',
};

/** A table of scores, each row with as many cells before its figures as there are leading columns. */
export function scoreTable(
  title: string,
  leading: readonly string[],
  rows: readonly (readonly [lead: readonly (string | number)[], score: Score | null])[],
): Table {
  return {
    title,
    columns: [...leading, ...scoreKeys.map((key) => headings[key])],
    rows: rows.map(([lead, score]) => [...lead, ...scoreKeys.map((key) => score?.[key] ?? '-')]),
  };
}
