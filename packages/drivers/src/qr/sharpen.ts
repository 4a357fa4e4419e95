import type { LumaImage } from './luma-image.ts';

const reach = 2;
const amount = 2;
const window = (2 * reach + 1) ** 2;

/**
 * Raises again the fine detail that a lens out of focus lost: twice the difference to the mean of 5 × 5
 * pixels is added to each.
 */
export function sharpen({ width, height, data }: LumaImage): LumaImage {
  const across = sumsAcross(data, width, height);
  const out = new Uint8ClampedArray(data.length);
  const rowAt = (y: number): number => Math.min(height - 1, Math.max(0, y)) * width;
  const sums = new Int32Array(width);
  for (let y = -reach; y <= reach; y++) add(sums, across, rowAt(y), 1);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const own = (data[at] ?? 0) * (1 + amount) * window;
      out[at] = (own - amount * (sums[x] ?? 0)) / window;
    }
    add(sums, across, rowAt(y + reach + 1), 1);
    add(sums, across, rowAt(y - reach), -1);
  }
  return { width, height, data: new Uint8Array(out.buffer) };
}

function add(sums: Int32Array, rows: Uint16Array, from: number, sign: 1 | -1): void {
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] ?? 0) + sign * (rows[from + x] ?? 0);
}

/** Sums of five neighbours in a row, the last pixel repeated beyond the edges. */
function sumsAcross(data: Uint8Array, width: number, height: number): Uint16Array {
  const out = new Uint16Array(data.length);
  for (let y = 0; y < height; y++) {
    const [first, last] = [y * width, (y + 1) * width - 1];
    let sum = 0;
    for (let x = -reach; x <= reach; x++) sum += data[Math.min(last, Math.max(first, first + x))] ?? 0;
    for (let at = first; at <= last; at++) {
      out[at] = sum;
      sum += data[Math.min(last, at + reach + 1)] ?? 0;
      sum -= data[Math.max(first, at - reach)] ?? 0;
    }
  }
  return out;
}
