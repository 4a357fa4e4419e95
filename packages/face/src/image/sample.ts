import type { Affine } from './affine.ts';
import type { PixelWriter } from './pixel-format.ts';
import type { Pyramid } from './pyramid.ts';
import type { RgbImage } from './rgb-image.ts';

/**
 * Fills a model's input with the picture as seen through `map` (output pixel -> image pixel). Where the
 * output is less than half as fine as the picture, a smaller level of it is sampled, so that fine detail
 * does not turn into noise; where it is finer, this is plain bilinear sampling.
 */
export function sampleFrom(out: Float32Array, to: PixelWriter, pyramid: Pyramid, map: Affine): void {
  const step = Math.hypot(map.a, map.d);
  const { image, shrink } = pyramid.level(step < 2 ? 0 : Math.floor(Math.log2(step)));
  sampleBilinear(out, to, image, shrink === 1 ? map : shrinkMap(map, shrink));
}

/** The same map into a picture `shrink` times smaller; pixel centres lie at whole numbers. */
function shrinkMap({ a, b, c, d, e, f }: Affine, shrink: number): Affine {
  const half = 0.5;
  return {
    a: a / shrink,
    b: b / shrink,
    c: (c + half) / shrink - half,
    d: d / shrink,
    e: e / shrink,
    f: (f + half) / shrink - half,
  };
}

/** Bilinear sampling of one picture; what lies outside it is black. */
export function sampleBilinear(out: Float32Array, to: PixelWriter, image: RgbImage, map: Affine): void {
  const { data, width } = image;
  const [red, green, blue] = to.offsets;
  const [redScale, greenScale, blueScale] = to.scales;
  const [redShift, greenShift, blueShift] = to.shifts;
  const lastColumn = width - 1;
  const lastRow = image.height - 1;
  const stride = width * 3;
  let at = 0;
  for (let y = 0; y < to.height; y++) {
    let sx = map.b * y + map.c;
    let sy = map.e * y + map.f;
    for (let x = 0; x < to.width; x++) {
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      if (left >= 0 && top >= 0 && left < lastColumn && top < lastRow) {
        const fx = sx - left;
        const fy = sy - top;
        const w11 = fx * fy;
        const w10 = fy - w11;
        const w01 = fx - w11;
        const w00 = 1 - fx - w10;
        const p = top * stride + left * 3;
        const q = p + stride;
        const r =
          (data[p] ?? 0) * w00 + (data[p + 3] ?? 0) * w01 + (data[q] ?? 0) * w10 + (data[q + 3] ?? 0) * w11;
        const g =
          (data[p + 1] ?? 0) * w00 +
          (data[p + 4] ?? 0) * w01 +
          (data[q + 1] ?? 0) * w10 +
          (data[q + 4] ?? 0) * w11;
        const b =
          (data[p + 2] ?? 0) * w00 +
          (data[p + 5] ?? 0) * w01 +
          (data[q + 2] ?? 0) * w10 +
          (data[q + 5] ?? 0) * w11;
        out[at + red] = r * redScale + redShift;
        out[at + green] = g * greenScale + greenShift;
        out[at + blue] = b * blueScale + blueShift;
      } else {
        out[at + red] = borderSample(image, 0, sx, sy) * redScale + redShift;
        out[at + green] = borderSample(image, 1, sx, sy) * greenScale + greenShift;
        out[at + blue] = borderSample(image, 2, sx, sy) * blueScale + blueShift;
      }
      at += to.pixelStride;
      sx += map.a;
      sy += map.d;
    }
  }
}

/** One channel where some of the four neighbours lie outside the picture. */
function borderSample({ data, width, height }: RgbImage, channel: number, sx: number, sy: number): number {
  const left = Math.floor(sx);
  const top = Math.floor(sy);
  if (left < -1 || top < -1 || left >= width || top >= height) return 0;
  let sum = 0;
  for (let corner = 0; corner < 4; corner++) {
    const x = left + (corner & 1);
    const y = top + (corner >> 1);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const weight = (1 - Math.abs(sx - x)) * (1 - Math.abs(sy - y));
    sum += (data[(y * width + x) * 3 + channel] ?? 0) * weight;
  }
  return sum;
}
