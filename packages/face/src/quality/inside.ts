import type { Mesh } from '../landmarks/mesh.ts';

/** Share of the mesh's points that lie inside the image. */
export function shareInside({ points }: Mesh, width: number, height: number): number {
  let inside = 0;
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i] ?? -1;
    const y = points[i + 1] ?? -1;
    if (x >= 0 && y >= 0 && x < width && y < height) inside++;
  }
  return inside / (points.length / 3);
}
