/** Mistakes that a word of a length may hold and still be taken for the other; short words may hold none. */
export function mistakesAllowed(length: number): 0 | 1 | 2 {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/**
 * Letters left out, added, changed or swapped with their neighbour between two words (optimal string alignment);
 * `most + 1` where there are more than `most`.
 */
export function wordDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++)
      current.push(cell(one, other, row, column, { before, last, current }));
    if (Math.min(...current) > most) return most + 1;
    [before, last] = [last, current];
  }
  return Math.min(at(last, other.length), most + 1);
}

interface Rows {
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly current: readonly number[];
}

function cell(
  one: string,
  other: string,
  row: number,
  column: number,
  { before, last, current }: Rows,
): number {
  const changed = at(last, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1);
  const shorter = Math.min(at(last, column), at(current, column - 1)) + 1;
  const areSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  const swapped = at(before, column - 2) + (areSwapped ? 1 : far);
  return Math.min(changed, shorter, swapped);
}

const far = Number.POSITIVE_INFINITY;
/** Beyond the beginning nothing can be reached. */
const at = (row: readonly number[], column: number): number => row[column] ?? far;
