import type { Detection } from '../detect/detection.ts';
import { findAllFaces, findFaces, primaryFirst } from '../detect/find-faces.ts';
import type { FaceAnalysis, FaceObservation, ImageAnalysis } from '../engine/face-engine.ts';
import { decodeImage } from '../image/decode.ts';
import type { RgbImage } from '../image/rgb-image.ts';
import type { FaceModels } from '../model/open-models.ts';
import { enrolmentLimits, recognitionLimits } from '../quality/assess.ts';
import { qualityMeter } from '../quality/measure.ts';
import { look } from './look.ts';

/** The models at work on one picture at a time: the caller waits for one call before the next. */
export interface Analyser {
  /**
   * All faces of a JPEG, PNG or WebP, the primary one first, each with its reference; gates nothing.
   * @throws VedetteError image-empty, image-truncated, image-too-large, image-not-an-image
   */
  analyse(bytes: Uint8Array): Promise<ImageAnalysis>;
  /** Faces of a camera frame, the primary one first. */
  detect(frame: RgbImage): Promise<readonly Detection[]>;
  /** One face of a camera frame, its quality judged for recognition. */
  observe(frame: RgbImage, face: Detection): Promise<FaceObservation>;
  embed(frame: RgbImage, face: FaceObservation): Promise<Float32Array>;
}

export function openAnalyser(models: FaceModels): Analyser {
  const measure = qualityMeter();
  const embed = (image: RgbImage, { points }: FaceObservation) => models.embedder.embed(image, points);
  return {
    async analyse(bytes) {
      const image = await decodeImage(bytes);
      const found = primaryFirst(
        await findAllFaces(image, models.near, models.far),
        image.width,
        image.height,
      );
      const faces: FaceAnalysis[] = [];
      for (const face of found) {
        const seen = await look(models, measure, image, face, enrolmentLimits);
        faces.push({ ...seen, reference: await embed(image, seen) });
      }
      image.data.fill(0);
      return { width: image.width, height: image.height, model: models.embedder.identity, faces };
    },
    async detect(frame) {
      return primaryFirst(await findFaces(frame, models.near, models.far), frame.width, frame.height);
    },
    observe: (frame, face) => look(models, measure, frame, face, recognitionLimits),
    embed,
  };
}
