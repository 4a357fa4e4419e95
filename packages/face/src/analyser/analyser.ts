import type { Detection } from '../detect/detection.ts';
import { findAllFaces, findFaces, primaryFirst } from '../detect/find-faces.ts';
import type { FaceAnalysis, FaceObservation, ImageAnalysis } from '../engine/face-engine.ts';
import { decodeImage } from '../image/decode.ts';
import { type Picture, picture } from '../image/picture.ts';
import { openPyramid } from '../image/pyramid.ts';
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
  /** Takes a decoded camera frame; `release` zeroes it when the work on it is done. */
  open(frame: RgbImage): Picture;
  /** Faces of a camera frame, the primary one first. */
  detect(frame: Picture): Promise<readonly Detection[]>;
  /** One face of a camera frame, its quality judged for recognition. */
  observe(frame: Picture, face: Detection): Promise<FaceObservation>;
  embed(frame: Picture, face: FaceObservation): Promise<Float32Array>;
  release(frame: Picture): void;
}

export function openAnalyser(models: FaceModels): Analyser {
  const measure = qualityMeter();
  const pyramid = openPyramid();
  const embed = (image: Picture, { points }: FaceObservation) => models.embedder.embed(image, points);
  const release = ({ image }: Picture): void => {
    image.data.fill(0);
    pyramid.clear();
  };
  const facesOf = async (still: Picture): Promise<FaceAnalysis[]> => {
    const found = await findAllFaces(still, models.near, models.far);
    const faces: FaceAnalysis[] = [];
    for (const face of primaryFirst(found, still.width, still.height)) {
      const seen = await look(models, measure, still, face, enrolmentLimits);
      faces.push({ ...seen, reference: await embed(still, seen) });
    }
    return faces;
  };
  return {
    open: (frame) => picture(frame, pyramid),
    release,
    async analyse(bytes) {
      const still = picture(await decodeImage(bytes), pyramid);
      const faces = await facesOf(still).finally(() => release(still));
      return { width: still.width, height: still.height, model: models.embedder.identity, faces };
    },
    async detect(frame) {
      return primaryFirst(await findFaces(frame, models.near, models.far), frame.width, frame.height);
    },
    observe: (frame, face) => look(models, measure, frame, face, recognitionLimits),
    embed,
  };
}
