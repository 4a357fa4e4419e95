import type { SeqRange } from './port.ts';

/** What has arrived of one log: all from 1 up to `through`, and ranges beyond it, ascending and apart. */
export interface Watermark {
  readonly through: number;
  readonly held: readonly SeqRange[];
}

export const emptyWatermark: Watermark = { through: 0, held: [] };

/** What is held beyond so many ranges is forgotten; it comes again, and is found to be there. */
export const rangesAtMost = 1000;

/** @param seqs what has become durable, in any order, again or not */
export function withArrived(mark: Watermark, seqs: readonly number[]): Watermark {
  const added = seqs.filter((seq) => seq > mark.through).map((seq) => ({ from: seq, to: seq }));
  const ranges = merged([...mark.held, ...added]).slice(0, rangesAtMost);
  const [first] = ranges;
  if (first === undefined || first.from > mark.through + 1) return { through: mark.through, held: ranges };
  return { through: first.to, held: ranges.slice(1) };
}

/** Whether a place has arrived. */
export function hasArrived({ through, held }: Watermark, seq: number): boolean {
  return seq <= through || held.some(({ from, to }) => seq >= from && seq <= to);
}

/** What is missing below the highest that has arrived, oldest first; at most `limit` ranges. */
export function gapsIn({ through, held }: Watermark, limit: number): readonly SeqRange[] {
  return held
    .slice(0, limit)
    .map(({ from }, i) => ({ from: (held[i - 1]?.to ?? through) + 1, to: from - 1 }));
}

function merged(ranges: readonly SeqRange[]): readonly SeqRange[] {
  const result: SeqRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to + 1) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}

/** As PostgreSQL writes an int8multirange: `{[5,8),[10,12)}`. */
export function rangesText(ranges: readonly SeqRange[]): string {
  return `{${ranges.map(({ from, to }) => `[${from},${to + 1})`).join(',')}}`;
}

export function rangesFrom(text: string): readonly SeqRange[] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, end]) => ({
    from: Number(from),
    to: Number(end) - 1,
  }));
}
