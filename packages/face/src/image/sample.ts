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

/** Outside of every picture. */
const nowhere: Affine = { a: 0, b: 0, c: -2, d: 0, e: 0, f: -2 };

/**
 * Bilinear sampling of one picture; what lies outside it is black. So is everything under a map that is not
 * finite, as landmarks that have fallen into one point give: else the face before would still be in `out`.
 */
export function sampleBilinear(out: Float32Array, to: PixelWriter, image: RgbImage, given: Affine): void {
  const map = Object.values(given).every(Number.isFinite) ? given : nowhere;
  const { width } = to;
  for (let y = 0; y < to.height; y++) {
    const sx = map.b * y + map.c;
    const sy = map.e * y + map.f;
    const from = Math.max(entry(sx, map.a, image.width - 1), entry(sy, map.d, image.height - 1));
    const until = Math.min(exit(sx, map.a, image.width - 1), exit(sy, map.d, image.height - 1), width);
    const start = Math.min(Math.max(from, 0), width);
    const end = Math.max(start, until);
    sampleBorder(out, to, image, map, y, 0, start);
    sampleInner(out, to, image, map, y, start, end);
    sampleBorder(out, to, image, map, y, end, width);
  }
}

/** First x at which start + step · x is surely at least 0 and less than `limit`. */
function entry(start: number, step: number, limit: number): number {
  if (step > 0) return Math.ceil(-start / step + edge);
  if (step < 0) return Math.ceil((start - limit) / -step + edge);
  return start >= 0 && start < limit ? 0 : Number.POSITIVE_INFINITY;
}

/** First x after which it is so no more. */
function exit(start: number, step: number, limit: number): number {
  if (step > 0) return Math.ceil((limit - start) / step - edge);
  if (step < 0) return Math.ceil(start / -step - edge);
  return start >= 0 && start < limit ? Number.POSITIVE_INFINITY : 0;
}

/** Rounding may put a sample on the wrong side of an edge: that near to it the careful way is taken. */
const edge = 0.05;

/**
 * Where all four neighbours lie inside: whole numbers only, places in 1/65,536 and weights in 1/1,024 of a
 * pixel, so that four weighted bytes fit 32 bits.
 */
function sampleInner(
  out: Float32Array,
  to: PixelWriter,
  { data, width }: RgbImage,
  map: Affine,
  y: number,
  from: number,
  until: number,
): void {
  const [red, green, blue] = to.offsets;
  const [redScale, greenScale, blueScale] = to.innerScales;
  const [redShift, greenShift, blueShift] = to.shifts;
  const stride = width * 3;
  const half = 32;
  let u = Math.round((map.a * from + map.b * y + map.c) * 65536) + half;
  let v = Math.round((map.d * from + map.e * y + map.f) * 65536) + half;
  const du = Math.round(map.a * 65536);
  const dv = Math.round(map.d * 65536);
  let at = (y * to.width + from) * to.pixelStride;
  for (let x = from; x < until; x++) {
    const fx = (u >> 6) & 1023;
    const fy = (v >> 6) & 1023;
    const w11 = Math.imul(fx, fy);
    const w10 = (fy << 10) - w11;
    const w01 = (fx << 10) - w11;
    const w00 = 1048576 - (fx << 10) - w10;
    const p = Math.imul(v >> 16, stride) + Math.imul(u >> 16, 3);
    const q = p + stride;
    const r0 = Math.imul(data[p] ?? 0, w00) + Math.imul(data[p + 3] ?? 0, w01);
    const r1 = Math.imul(data[q] ?? 0, w10) + Math.imul(data[q + 3] ?? 0, w11);
    const g0 = Math.imul(data[p + 1] ?? 0, w00) + Math.imul(data[p + 4] ?? 0, w01);
    const g1 = Math.imul(data[q + 1] ?? 0, w10) + Math.imul(data[q + 4] ?? 0, w11);
    const b0 = Math.imul(data[p + 2] ?? 0, w00) + Math.imul(data[p + 5] ?? 0, w01);
    const b1 = Math.imul(data[q + 2] ?? 0, w10) + Math.imul(data[q + 5] ?? 0, w11);
    out[at + red] = (r0 + r1) * redScale + redShift;
    out[at + green] = (g0 + g1) * greenScale + greenShift;
    out[at + blue] = (b0 + b1) * blueScale + blueShift;
    at += to.pixelStride;
    u += du;
    v += dv;
  }
}

function sampleBorder(
  out: Float32Array,
  to: PixelWriter,
  image: RgbImage,
  map: Affine,
  y: number,
  from: number,
  until: number,
): void {
  for (let x = from; x < until; x++) {
    const sx = map.a * x + map.b * y + map.c;
    const sy = map.d * x + map.e * y + map.f;
    const at = (y * to.width + x) * to.pixelStride;
    out[at + to.offsets[0]] = borderSample(image, 0, sx, sy) * to.scales[0] + to.shifts[0];
    out[at + to.offsets[1]] = borderSample(image, 1, sx, sy) * to.scales[1] + to.shifts[1];
    out[at + to.offsets[2]] = borderSample(image, 2, sx, sy) * to.scales[2] + to.shifts[2];
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
