/** Looks for many patterns at once in bytes that come in parts. */
export interface ManySearch {
  /** The next part. Patterns across two parts are found as well. */
  look(bytes: Uint8Array): void;
  /** Forgets the end of the last part: what comes next lies elsewhere. */
  breakOff(): void;
  /** Numbers of the patterns that were found. */
  readonly found: ReadonlySet<number>;
  readonly searchedBytes: number;
}

/** All patterns are compared by this many of their first bytes. */
const window = 32;
const farthest = window - 1;

/**
 * Wu and Manber's search (TR 94-17): the last two bytes of the window say how far to go on at least, which is nearly
 * the window's whole length among bytes that are no pattern.
 * @param patterns each at least 32 bytes long, of which the first 32 are looked for
 */
export function manySearch(patterns: readonly Uint8Array[]): ManySearch {
  const { shift, ending } = tablesOf(patterns);
  const found = new Set<number>();
  let searchedBytes = 0;
  let carried = new Uint8Array(0);

  const lookAt = (bytes: Uint8Array): void => {
    let end = farthest;
    while (end < bytes.length) {
      const pair = ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0);
      const ahead = shift[pair] ?? 1;
      if (ahead > 0) {
        end += ahead;
        continue;
      }
      for (const number of ending.get(pair) ?? [])
        if (isAt(bytes, end - farthest, patterns[number])) found.add(number);
      end += 1;
    }
  };

  return {
    found,
    get searchedBytes() {
      return searchedBytes;
    },
    look(bytes) {
      searchedBytes += bytes.length;
      if (patterns.length === 0) return;
      const head = bytes.subarray(0, farthest);
      if (carried.length > 0) lookAt(joined(carried, head));
      lookAt(bytes);
      const tail = bytes.length >= farthest ? bytes : joined(carried, bytes);
      carried = Uint8Array.from(tail.subarray(Math.max(0, tail.length - farthest)));
    },
    breakOff() {
      carried = new Uint8Array(0);
    },
  };
}

function tablesOf(patterns: readonly Uint8Array[]) {
  const shift = new Uint8Array(65_536).fill(farthest);
  const ending = new Map<number, number[]>();
  patterns.forEach((pattern, number) => {
    for (let at = 1; at < window; at += 1) {
      const pair = ((pattern[at - 1] ?? 0) << 8) | (pattern[at] ?? 0);
      shift[pair] = Math.min(shift[pair] ?? farthest, farthest - at);
      if (at === farthest) ending.set(pair, [...(ending.get(pair) ?? []), number]);
    }
  });
  return { shift, ending };
}

function isAt(bytes: Uint8Array, from: number, pattern: Uint8Array | undefined): boolean {
  if (pattern === undefined) return false;
  for (let at = 0; at < window; at += 1) if (bytes[from + at] !== pattern[at]) return false;
  return true;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
