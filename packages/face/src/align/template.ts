import type { Point } from '../image/geometry.ts';
import type { Template } from '../model/manifest.ts';

/** The five points of the ArcFace crop of 112 pixels (InsightFace). */
const arcface112 = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
] as const;

/** dlib's own mean face, each point mapped by (0.25 + p) / 1.5 · size. */
const dlib = [
  { x: 0.22733, y: 0.2214 },
  { x: 0.75281, y: 0.22123 },
  { x: 0.490127, y: 0.515625 },
  { x: 0.254149, y: 0.780233 },
  { x: 0.726104, y: 0.780233 },
] as const;

/** Where the five points come to lie in an input of `size` pixels. */
export function templatePoints(template: Template, size: number): readonly Point[] {
  if (template === 'arcface-112')
    return arcface112.map((p) => ({ x: (p.x * size) / 112, y: (p.y * size) / 112 }));
  if (template === 'dlib-150') {
    return dlib.map((p) => ({ x: ((0.25 + p.x) / 1.5) * size, y: ((0.25 + p.y) / 1.5) * size }));
  }
  return template.map(([x, y]) => ({ x, y }));
}
