import { distance, type Mesh, meshPoint } from './mesh.ts';

/** Corner, corner, then pairs of upper and lower lid. */
type EyeIndices = readonly [number, number, readonly (readonly [number, number])[]];
const imageLeft: EyeIndices = [
  33,
  133,
  [
    [159, 145],
    [160, 144],
    [158, 153],
  ],
];
const imageRight: EyeIndices = [
  362,
  263,
  [
    [386, 374],
    [385, 380],
    [387, 373],
  ],
];

/** Height over width of the eye opening that counts as closed, and as wide open. */
const closed = 0.08;
const wide = 0.32;

/** Eye aspect ratio (Soukupová and Čech 2016) brought to 0 closed, about 1 wide open; the lesser of both eyes. */
export function eyesOpen(mesh: Mesh): number {
  const ratio = Math.min(aspect(mesh, imageLeft), aspect(mesh, imageRight));
  return Math.max(0, (ratio - closed) / (wide - closed));
}

function aspect(mesh: Mesh, [outer, inner, lids]: EyeIndices): number {
  const width = distance(meshPoint(mesh, outer), meshPoint(mesh, inner));
  const height = lids.reduce(
    (sum, [up, down]) => sum + distance(meshPoint(mesh, up), meshPoint(mesh, down)),
    0,
  );
  return width === 0 ? 0 : height / lids.length / width;
}

/** Inner lips' distance over the mouth's width: 0 closed, about 1 wide open. */
export function mouthOpen(mesh: Mesh): number {
  const width = distance(meshPoint(mesh, 61), meshPoint(mesh, 291));
  return width === 0 ? 0 : distance(meshPoint(mesh, 13), meshPoint(mesh, 14)) / width;
}
