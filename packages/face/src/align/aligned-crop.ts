import { type Affine, fitSimilarity, invertAffine } from '../image/affine.ts';
import type { FivePoints, Point } from '../image/geometry.ts';

/** The map from an aligned crop's pixels to the image's, for `sampleBilinear`. */
export function alignedCrop(points: FivePoints, template: readonly Point[]): Affine {
  return invertAffine(fitSimilarity(points, template));
}
