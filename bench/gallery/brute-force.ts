/** The two rows with the highest dot, every value read and every sum in f64: what a search has to agree with. */
export function bestTwo(references: Float32Array, probe: Float32Array): [number, number] {
  const dimension = probe.length;
  let first = -1;
  let second = -1;
  let firstDot = -2;
  let secondDot = -2;
  for (let row = 0; row * dimension < references.length; row++) {
    const dot = dotAt(references, row * dimension, probe);
    if (dot > firstDot) {
      [second, secondDot] = [first, firstDot];
      [first, firstDot] = [row, dot];
    } else if (dot > secondDot) [second, secondDot] = [row, dot];
  }
  return [first, second];
}

/** Two sums at once: twice as fast as one in this engine. */
function dotAt(references: Float32Array, from: number, probe: Float32Array): number {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < probe.length; at += 2) {
    even += (references[from + at] ?? 0) * (probe[at] ?? 0);
    odd += (references[from + at + 1] ?? 0) * (probe[at + 1] ?? 0);
  }
  return even + odd;
}
