import type { LumaImage } from './luma-image.ts';

/**
 * Twice as wide and high, bilinear: the decoder, which looks at one pixel for each module, then looks at the
 * mean of several, and noise matters less.
 */
export function enlarge({ width, height, data }: LumaImage): LumaImage {
  const stride = width * 2;
  const out = new Uint8Array(stride * height * 2);
  let above = widened(data, 0, width);
  let here = above;
  for (let y = 0; y < height; y++) {
    const below = y + 1 < height ? widened(data, (y + 1) * width, width) : here;
    const at = y * 2 * stride;
    for (let x = 0; x < stride; x++) {
      const own = 3 * (here[x] ?? 0) + 8;
      out[at + x] = (own + (above[x] ?? 0)) >> 4;
      out[at + stride + x] = (own + (below[x] ?? 0)) >> 4;
    }
    above = here;
    here = below;
  }
  return { width: stride, height: height * 2, data: out };
}

/** A row of twice the length, in quarters: three of the nearer pixel and one of its neighbour. */
function widened(data: Uint8Array, first: number, width: number): Uint16Array {
  const row = new Uint16Array(width * 2);
  let before = data[first] ?? 0;
  let own = before;
  for (let x = 0; x < width; x++) {
    const after = x + 1 < width ? (data[first + x + 1] ?? 0) : own;
    row[x * 2] = 3 * own + before;
    row[x * 2 + 1] = 3 * own + after;
    before = own;
    own = after;
  }
  return row;
}
