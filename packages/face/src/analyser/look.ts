import type { Detection } from '../detect/detection.ts';
import type { FaceObservation } from '../engine/face-engine.ts';
import type { FivePoints } from '../image/geometry.ts';
import type { Picture } from '../image/picture.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import type { FaceModels } from '../model/open-models.ts';
import { assessQuality, type QualityLimits } from '../quality/assess.ts';
import type { QualityMeter } from '../quality/measure.ts';

/** Looks closely at one detected face; everything but its reference. */
export async function look(
  models: FaceModels,
  measure: QualityMeter,
  image: Picture,
  face: Detection,
  limits: QualityLimits,
): Promise<FaceObservation> {
  const mesh = await models.landmarks(image, face);
  const points: FivePoints = fivePoints(mesh);
  const mask = await models.mask.classify(image, points);
  const attackScore = models.attack === null ? null : await models.attack.score(image, face.box);
  return {
    box: face.box,
    detection: face.score,
    points,
    quality: assessQuality({ ...measure(image, mesh, points), mask }, limits),
    attackScore,
    maskProbability: mask,
  };
}
