import type { PixelFormat } from '../image/pixel-format.ts';

/**
 * The part of an aligned face of 112 pixels that is skin whatever the hair: brows to chin, cheek to cheek.
 * Only this is cut out, its bytes as they are.
 */
export const innerFace = {
  alignedSize: 112,
  left: 28,
  top: 40,
  width: 56,
  height: 60,
  format: { layout: 'nchw', colour: 'rgb', mean: [0, 0, 0], std: [1, 1, 1] },
} as const satisfies { format: PixelFormat } & Record<string, unknown>;
const { width: innerWidth, height: innerHeight } = innerFace;

export interface LightAndDetail {
  /** Mean luma of the inner face (ITU-R BT.601), 0 to 255. */
  readonly light: number;
  /** Standard deviation of its luma. */
  readonly contrast: number;
  /** Standard deviation of its Laplacian over that of its luma: how much of the contrast is fine detail. */
  readonly sharpness: number;
}

const luma = new Float32Array(innerWidth * innerHeight);

export function lightAndDetail(crop: Float32Array): LightAndDetail {
  fillLuma(crop);
  const light = mean(luma);
  const contrast = deviation(luma, light);
  const result = { light, contrast, sharpness: laplacianDeviation() / Math.max(contrast, 1) };
  luma.fill(0);
  return result;
}

function fillLuma(crop: Float32Array): void {
  const plane = luma.length;
  for (let p = 0; p < plane; p++) {
    luma[p] = 0.299 * (crop[p] ?? 0) + 0.587 * (crop[plane + p] ?? 0) + 0.114 * (crop[2 * plane + p] ?? 0);
  }
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}

function deviation(values: Float32Array, around: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] ?? 0) - around) ** 2;
  return Math.sqrt(sum / values.length);
}

function laplacianDeviation(): number {
  let sum = 0;
  for (let y = 1; y < innerHeight - 1; y++) {
    for (let x = 1; x < innerWidth - 1; x++) {
      const p = y * innerWidth + x;
      const around =
        (luma[p - 1] ?? 0) + (luma[p + 1] ?? 0) + (luma[p - innerWidth] ?? 0) + (luma[p + innerWidth] ?? 0);
      sum += (around - 4 * (luma[p] ?? 0)) ** 2;
    }
  }
  return Math.sqrt(sum / ((innerWidth - 2) * (innerHeight - 2)));
}
