import { type Mesh, meshDepth, meshPoint } from './mesh.ts';

/** Degrees. Yaw grows to the image's right, pitch upwards, roll clockwise as seen. */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

const degrees = 180 / Math.PI;
const [imageLeftCheek, imageRightCheek, forehead, chin] = [234, 454, 10, 152];

/** Pose by the mesh's own depth: the lines between the cheeks and from forehead to chin. */
export function poseOf(mesh: Mesh): Pose {
  const left = meshPoint(mesh, imageLeftCheek);
  const right = meshPoint(mesh, imageRightCheek);
  const across = Math.hypot(right.x - left.x, right.y - left.y);
  const yaw = Math.atan2(meshDepth(mesh, imageRightCheek) - meshDepth(mesh, imageLeftCheek), across);
  const top = meshPoint(mesh, forehead);
  const bottom = meshPoint(mesh, chin);
  const down = Math.hypot(bottom.x - top.x, bottom.y - top.y);
  const pitch = Math.atan2(meshDepth(mesh, forehead) - meshDepth(mesh, chin), down);
  return {
    yaw: yaw * degrees,
    pitch: pitch * degrees,
    roll: Math.atan2(right.y - left.y, right.x - left.x) * degrees,
  };
}
