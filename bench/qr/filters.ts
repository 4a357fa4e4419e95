import type { Random } from './random.ts';

/** A frame of brightness, 0 to 255, before it is rounded. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Weights of a Gaussian, out to three deviations, summing to 1. */
function gaussian(deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

function convolve({ width, height, data }: Plane, weights: Float32Array, dx: number, dy: number): Plane {
  const out = new Float32Array(data.length);
  const reach = weights.length >> 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let at = -reach; at <= reach; at++) {
        const sx = Math.min(width - 1, Math.max(0, x + at * dx));
        const sy = Math.min(height - 1, Math.max(0, y + at * dy));
        sum += (data[sy * width + sx] ?? 0) * (weights[at + reach] ?? 0);
      }
      out[y * width + x] = sum;
    }
  }
  return { width, height, data: out };
}

/** Out of focus. @param deviation of the Gaussian, in pixels */
export function blur(plane: Plane, deviation: number): Plane {
  const weights = gaussian(deviation);
  return convolve(convolve(plane, weights, 1, 0), weights, 0, 1);
}

/** Moved sideways while the shutter was open. @param length in pixels, odd */
export const smear = (plane: Plane, length: number): Plane =>
  convolve(plane, new Float32Array(length).fill(1 / length), 1, 0);

/** Light that falls off from the left edge to the right one down to a share of itself. */
export function shade({ width, height, data }: Plane, least: number): Plane {
  const out = data.map((value, at) => value * (1 - (1 - least) * ((at % width) / width)));
  return { width, height, data: out };
}

/** Rounded to bytes, as a sensor with noise of this deviation gives them. */
export function expose({ data }: Plane, deviation: number, random: Random): Uint8Array {
  const out = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at++) {
    out[at] = (data[at] ?? 0) + (deviation === 0 ? 0 : deviation * random.normal());
  }
  return new Uint8Array(out.buffer);
}
