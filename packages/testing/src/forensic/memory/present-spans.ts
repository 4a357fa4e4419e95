import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** From one address to another, whole pages. */
export type Span = readonly [from: number, to: number];

const pageBytes = 4096;
const entryBytes = 8;
/** In RAM, or swapped out (Documentation/admin-guide/mm/pagemap.rst of Linux). */
const presentBits = 0xc0;

/**
 * Pages that a process may write and has written: keys are nowhere else. Of what is merely reserved, Node has many
 * times more.
 */
export function presentSpans(pid: number): readonly Span[] {
  const map = openSync(`/proc/${pid}/pagemap`, 'r');
  try {
    return writableSpans(pid).flatMap((span) => [...presentIn(map, span)]);
  } finally {
    closeSync(map);
  }
}

function writableSpans(pid: number): readonly Span[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n');
  return lines.flatMap((line): Span[] => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    return from === undefined || to === undefined
      ? []
      : [[Number.parseInt(from, 16), Number.parseInt(to, 16)]];
  });
}

function* presentIn(map: number, [from, to]: Span): Generator<Span> {
  const entries = Buffer.alloc(((to - from) / pageBytes) * entryBytes);
  readSync(map, entries, 0, entries.length, (from / pageBytes) * entryBytes);
  let start: number | null = null;
  for (let at = from; at < to; at += pageBytes) {
    const highest = entries[((at - from) / pageBytes) * entryBytes + entryBytes - 1] ?? 0;
    const isPresent = (highest & presentBits) !== 0;
    if (isPresent) start ??= at;
    else if (start !== null) {
      yield [start, at];
      start = null;
    }
  }
  if (start !== null) yield [start, to];
}
