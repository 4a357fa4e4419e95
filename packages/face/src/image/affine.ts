import type { Point } from './geometry.ts';

/** x' = a·x + b·y + c, y' = d·x + e·y + f. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const applyAffine = (m: Affine, x: number, y: number): Point => ({
  x: m.a * x + m.b * y + m.c,
  y: m.d * x + m.e * y + m.f,
});

export function invertAffine(m: Affine): Affine {
  const determinant = m.a * m.e - m.b * m.d;
  const a = m.e / determinant;
  const b = -m.b / determinant;
  const d = -m.d / determinant;
  const e = m.a / determinant;
  return { a, b, c: -(a * m.c + b * m.f), d, e, f: -(d * m.c + e * m.f) };
}

/** The square of `size` pixels that shows a square of side `side` around `centre`, turned by `angle` radians. */
export function squareAround(centre: Point, side: number, angle: number, size: number): Affine {
  const scale = side / size;
  const a = Math.cos(angle) * scale;
  const d = Math.sin(angle) * scale;
  const half = size / 2;
  return { a, b: -d, c: centre.x - a * half + d * half, d, e: a, f: centre.y - d * half - a * half };
}

/**
 * Rotation, uniform scale and shift that bring `from` nearest to `to` in the least squares sense
 * (Umeyama 1991, in two dimensions and without reflection).
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Affine {
  const p = centroid(from);
  const q = centroid(to);
  let dot = 0;
  let cross = 0;
  let norm = 0;
  from.forEach((point, i) => {
    const [x, y] = [point.x - p.x, point.y - p.y];
    const target = to[i] ?? q;
    const [u, v] = [target.x - q.x, target.y - q.y];
    dot += x * u + y * v;
    cross += x * v - y * u;
    norm += x * x + y * y;
  });
  const a = norm === 0 ? 1 : dot / norm;
  const d = norm === 0 ? 0 : cross / norm;
  return { a, b: -d, c: q.x - a * p.x + d * p.y, d, e: a, f: q.y - d * p.x - a * p.y };
}

function centroid(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / points.length, y: y / points.length };
}
