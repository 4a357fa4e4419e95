import type { Point } from '../image/geometry.ts';

export const meshSize = 468;

/** The 468 points of FaceMesh in image pixels: x, y, z in turn; z grows away from the camera. */
export interface Mesh {
  readonly points: Float32Array;
  /** Certainty that the crop shows a whole, bare face, 0 to 1; low on a quarter of masked faces. */
  readonly flag: number;
}

export const meshPoint = ({ points }: Mesh, index: number): Point => ({
  x: points[3 * index] ?? 0,
  y: points[3 * index + 1] ?? 0,
});

export const meshDepth = ({ points }: Mesh, index: number): number => points[3 * index + 2] ?? 0;

export function meanPoint(mesh: Mesh, indices: readonly number[]): Point {
  let x = 0;
  let y = 0;
  for (const index of indices) {
    x += mesh.points[3 * index] ?? 0;
    y += mesh.points[3 * index + 1] ?? 0;
  }
  return { x: x / indices.length, y: y / indices.length };
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
