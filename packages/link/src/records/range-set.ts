import type { SeqRange } from '@vedette/contract/link';

/** Whole numbers as ranges, both ends inclusive, sorted, apart from each other. Never changed: each act gives another. */
export type RangeSet = readonly SeqRange[];

export const noRanges: RangeSet = [];

export function withRange(set: RangeSet, { from, to }: SeqRange): RangeSet {
  if (to < from) return set;
  const before = set.filter((range) => range.to < from - 1);
  const after = set.filter((range) => range.from > to + 1);
  const touched = set.filter((range) => range.to >= from - 1 && range.from <= to + 1);
  const lowest = Math.min(from, touched[0]?.from ?? from);
  const highest = Math.max(to, touched.at(-1)?.to ?? to);
  return [...before, { from: lowest, to: highest }, ...after];
}

export function withoutRange(set: RangeSet, { from, to }: SeqRange): RangeSet {
  if (to < from) return set;
  return set.flatMap((range) => {
    if (range.to < from || range.from > to) return [range];
    const left = range.from < from ? [{ from: range.from, to: from - 1 }] : [];
    return range.to > to ? [...left, { from: to + 1, to: range.to }] : left;
  });
}

/** The first run of numbers from `from` to `to` that is not in the set; null when all are. */
export function firstMissing(set: RangeSet, { from, to }: SeqRange): SeqRange | null {
  let start = from;
  for (const range of set) {
    if (range.from > start) return start > to ? null : { from: start, to: Math.min(to, range.from - 1) };
    start = Math.max(start, range.to + 1);
  }
  return start > to ? null : { from: start, to };
}

/** 0 for the empty set. */
export function highestOf(set: RangeSet): number {
  return set.at(-1)?.to ?? 0;
}
