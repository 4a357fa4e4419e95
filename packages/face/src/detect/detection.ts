import type { Box, Point } from '../image/geometry.ts';

/** A face as the detector found it, in image pixels. */
export interface Detection {
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  /** Centres of the image-left and image-right eye. */
  readonly eyes: readonly [Point, Point];
}

export const centreOf = (box: Box): Point => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });

/** Intersection over union, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
