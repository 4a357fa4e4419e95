/** Numbers that look random and are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A standard normal deviate (Box and Muller). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const normalVector = (random: () => number, dimension: number): Float32Array =>
  Float32Array.from({ length: dimension }, () => normal(random));

/** A vector near another: each value moved by normal noise of so many deviations. */
export const near = (random: () => number, centre: Float32Array, noise: number): Float32Array =>
  centre.map((value) => value + noise * normal(random));
