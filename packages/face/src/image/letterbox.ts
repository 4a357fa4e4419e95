import type { Affine } from './affine.ts';

/** The map from a square of `size` pixels to the image that lies in it: scaled to fit, centred. */
export function letterboxMap(width: number, height: number, size: number): Affine {
  const step = Math.max(width, height) / size;
  const padX = (size - width / step) / 2;
  const padY = (size - height / step) / 2;
  // Pixel centres meet pixel centres: output (x + .5) is image (x + .5 - pad) * step.
  const shift = step / 2 - 0.5;
  return { a: step, b: 0, c: shift - padX * step, d: 0, e: step, f: shift - padY * step };
}
