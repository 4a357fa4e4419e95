import type { FivePoints } from '../image/geometry.ts';
import { type Mesh, meanPoint, meshPoint } from './mesh.ts';

const imageLeftEye = [33, 133, 159, 145, 160, 144, 158, 153];
const imageRightEye = [362, 263, 386, 374, 385, 380, 387, 373];
const nose = [1, 4];
const [imageLeftMouth, imageRightMouth] = [61, 291];

/** The five points by which recognition models are aligned. */
export const fivePoints = (mesh: Mesh): FivePoints => [
  meanPoint(mesh, imageLeftEye),
  meanPoint(mesh, imageRightEye),
  meanPoint(mesh, nose),
  meshPoint(mesh, imageLeftMouth),
  meshPoint(mesh, imageRightMouth),
];
