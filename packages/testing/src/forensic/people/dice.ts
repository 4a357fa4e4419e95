/** A source of chance that gives the same throws for the same start, so that a run can be repeated to the byte. */
export interface Dice {
  /** 0 up to, but not including, `below`. */
  whole(below: number): number;
  /** 0 up to, but not including, 1. */
  fraction(): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  digits(count: number): string;
}

const turn = 0x9e3779b9;

/** A counter through a mixer of 32 bits. Good enough for people who do not exist, and for nothing secret. */
export function dice(start: number): Dice {
  let counter = start >>> 0;
  const next = (): number => {
    counter = (counter + turn) >>> 0;
    let mixed = counter ^ (counter >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const fraction = (): number => next() / 2 ** 32;
  const whole = (below: number): number => Math.floor(fraction() * below);
  return {
    whole,
    fraction,
    pick: (from) => from[whole(from.length)] ?? from[0],
    digits: (count) => Array.from({ length: count }, () => String(whole(10))).join(''),
  };
}
