import type { Affine } from './affine.ts';
import type { PixelWriter } from './pixel-format.ts';
import type { RgbImage } from './rgb-image.ts';

// Biome and the compiler see `number | undefined` in every typed-array read; in these loops the indices are
// inside by construction, and `| 0` and `+` turn a hole into a number at no cost.

/**
 * Fills a model's input with the image as seen through `map` (output pixel -> image pixel), sampled
 * bilinearly; what lies outside the image is black. Where the output is less than half as fine as the image,
 * each output pixel is the mean of several samples, so that fine detail does not turn into noise.
 */
export function sampleBilinear(out: Float32Array, to: PixelWriter, image: RgbImage, map: Affine): void {
  const taps = tapsFor(Math.hypot(map.a, map.d));
  if (taps === 1) sampleOnce(out, to, image, map);
  else sampleMany(out, to, image, map, taps);
}

/** Samples an output pixel takes along one axis when it is `step` image pixels wide. */
export function tapsFor(step: number): number {
  return step < 2 ? 1 : Math.min(8, Math.round(step));
}

function sampleOnce(out: Float32Array, to: PixelWriter, image: RgbImage, map: Affine): void {
  const { width, height, pixelStride } = to;
  const [redAt, greenAt, blueAt] = to.offsets;
  const [redScale, greenScale, blueScale] = to.scales;
  const [redShift, greenShift, blueShift] = to.shifts;
  const rgb = new Float64Array(3);
  let at = 0;
  for (let y = 0; y < height; y++) {
    let sx = map.b * y + map.c;
    let sy = map.e * y + map.f;
    for (let x = 0; x < width; x++) {
      rgb[0] = 0;
      rgb[1] = 0;
      rgb[2] = 0;
      addSample(rgb, image, sx, sy);
      out[at + redAt] = (rgb[0] ?? 0) * redScale + redShift;
      out[at + greenAt] = (rgb[1] ?? 0) * greenScale + greenShift;
      out[at + blueAt] = (rgb[2] ?? 0) * blueScale + blueShift;
      at += pixelStride;
      sx += map.a;
      sy += map.d;
    }
  }
}

function sampleMany(out: Float32Array, to: PixelWriter, image: RgbImage, map: Affine, taps: number): void {
  const rgb = new Float64Array(3);
  const share = 1 / (taps * taps);
  let at = 0;
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      rgb.fill(0);
      for (let j = 0; j < taps; j++) {
        const v = y + (j + 0.5) / taps - 0.5;
        for (let i = 0; i < taps; i++) {
          const u = x + (i + 0.5) / taps - 0.5;
          addSample(rgb, image, map.a * u + map.b * v + map.c, map.d * u + map.e * v + map.f);
        }
      }
      for (let channel = 0; channel < 3; channel++) {
        const scale = (to.scales[channel] ?? 0) * share;
        out[at + (to.offsets[channel] ?? 0)] = (rgb[channel] ?? 0) * scale + (to.shifts[channel] ?? 0);
      }
      at += to.pixelStride;
    }
  }
}

function addSample(rgb: Float64Array, image: RgbImage, x: number, y: number): void {
  const { data, width, height } = image;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
    addBorderSample(rgb, image, left, top, fx, fy);
    return;
  }
  const upper = (top * width + left) * 3;
  const lower = upper + width * 3;
  const w11 = fx * fy;
  const w10 = fy - w11;
  const w01 = fx - w11;
  const w00 = 1 - fx - w10;
  for (let c = 0; c < 3; c++) {
    rgb[c] =
      (rgb[c] ?? 0) +
      (data[upper + c] ?? 0) * w00 +
      (data[upper + 3 + c] ?? 0) * w01 +
      (data[lower + c] ?? 0) * w10 +
      (data[lower + 3 + c] ?? 0) * w11;
  }
}

function addBorderSample(
  rgb: Float64Array,
  image: RgbImage,
  left: number,
  top: number,
  fx: number,
  fy: number,
): void {
  for (let corner = 0; corner < 4; corner++) {
    const x = left + (corner & 1);
    const y = top + (corner >> 1);
    if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue;
    const weight = ((corner & 1) === 1 ? fx : 1 - fx) * (corner >> 1 === 1 ? fy : 1 - fy);
    const at = (y * image.width + x) * 3;
    for (let c = 0; c < 3; c++) rgb[c] = (rgb[c] ?? 0) + (image.data[at + c] ?? 0) * weight;
  }
}
