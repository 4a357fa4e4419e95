import type { Affine } from './affine.ts';
import type { PixelWriter } from './pixel-format.ts';
import type { RgbImage } from './rgb-image.ts';
import { sampleBilinear } from './sample.ts';

/** The map from a square of `size` pixels to the image that lies in it: scaled to fit, centred. */
export function letterboxMap(width: number, height: number, size: number): Affine {
  const step = Math.max(width, height) / size;
  const padX = (size - width / step) / 2;
  const padY = (size - height / step) / 2;
  // Pixel centres meet pixel centres: output (x + .5) is image (x + .5 - pad) * step.
  const shift = step / 2 - 0.5;
  return { a: step, b: 0, c: shift - padX * step, d: 0, e: step, f: shift - padY * step };
}

/**
 * Fills a detector's square input. Coarse outputs take the mean of two by two nearest pixels: at five image
 * pixels to one, interpolation between neighbours would cost much and change nothing.
 */
export function letterbox(out: Float32Array, to: PixelWriter, image: RgbImage, map: Affine): void {
  if (map.a < 2) sampleBilinear(out, to, image, map);
  else sampleNearest(out, to, image, map);
}

function sampleNearest(out: Float32Array, to: PixelWriter, image: RgbImage, map: Affine): void {
  const { data, width, height } = image;
  const [redAt, greenAt, blueAt] = to.offsets;
  const [redScale, greenScale, blueScale] = to.scales;
  const [redShift, greenShift, blueShift] = to.shifts;
  const quarter = map.a / 4;
  const columns = nearestPairs(to.width, map.a, map.c, quarter, width);
  const rows = nearestPairs(to.height, map.e, map.f, quarter, height);
  let at = 0;
  for (let y = 0; y < to.height; y++) {
    const row0 = (rows[2 * y] ?? 0) * width;
    const row1 = (rows[2 * y + 1] ?? 0) * width;
    for (let x = 0; x < to.width; x++, at += to.pixelStride) {
      const column0 = columns[2 * x] ?? 0;
      const column1 = columns[2 * x + 1] ?? 0;
      if (row0 < 0 || column0 < 0) {
        out[at + redAt] = redShift;
        out[at + greenAt] = greenShift;
        out[at + blueAt] = blueShift;
        continue;
      }
      const p = (row0 + column0) * 3;
      const q = (row0 + column1) * 3;
      const r = (row1 + column0) * 3;
      const s = (row1 + column1) * 3;
      const red = (data[p] ?? 0) + (data[q] ?? 0) + (data[r] ?? 0) + (data[s] ?? 0);
      const green = (data[p + 1] ?? 0) + (data[q + 1] ?? 0) + (data[r + 1] ?? 0) + (data[s + 1] ?? 0);
      const blue = (data[p + 2] ?? 0) + (data[q + 2] ?? 0) + (data[r + 2] ?? 0) + (data[s + 2] ?? 0);
      out[at + redAt] = red * 0.25 * redScale + redShift;
      out[at + greenAt] = green * 0.25 * greenScale + greenShift;
      out[at + blueAt] = blue * 0.25 * blueScale + blueShift;
    }
  }
}

/** For each output index the two image indices a quarter of a step before and after its centre; -1 outside. */
function nearestPairs(
  count: number,
  step: number,
  shift: number,
  quarter: number,
  limit: number,
): Int32Array {
  const pairs = new Int32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const centre = i * step + shift;
    const inside = centre >= -0.5 && centre <= limit - 0.5;
    const clamp = (v: number): number => Math.min(limit - 1, Math.max(0, Math.round(v)));
    pairs[2 * i] = inside ? clamp(centre - quarter) : -1;
    pairs[2 * i + 1] = inside ? clamp(centre + quarter) : -1;
  }
  return pairs;
}
