import { alignedCrop } from '../align/aligned-crop.ts';
import { templatePoints } from '../align/template.ts';
import type { FivePoints } from '../image/geometry.ts';
import type { Picture } from '../image/picture.ts';
import { pixelWriter } from '../image/pixel-format.ts';
import { sampleFrom } from '../image/sample.ts';
import { distance, type Mesh } from '../landmarks/mesh.ts';
import { eyesOpen, mouthOpen } from '../landmarks/openness.ts';
import { poseOf } from '../landmarks/pose.ts';
import type { QualityMeasures } from './assess.ts';
import { shareInside } from './inside.ts';
import { innerFace, lightAndDetail } from './light.ts';

export type QualityMeter = (image: Picture, mesh: Mesh, points: FivePoints) => Omit<QualityMeasures, 'mask'>;

/** Measures faces one after the other in one buffer, which holds no face between two calls. */
export function qualityMeter(): QualityMeter {
  const { alignedSize, left, top, width, height, format } = innerFace;
  const writer = pixelWriter(width, height, format);
  const crop = new Float32Array(width * height * 3);
  const template = templatePoints('arcface-112', alignedSize).map(({ x, y }) => ({
    x: x - left,
    y: y - top,
  }));
  return (image, mesh, points) => {
    sampleFrom(crop, writer, image.pyramid, alignedCrop(points, template));
    const measured = {
      interEye: distance(points[0], points[1]),
      ...poseOf(mesh),
      ...lightAndDetail(crop),
      inside: shareInside(mesh, image.width, image.height),
      eyesOpen: eyesOpen(mesh),
      mouthOpen: mouthOpen(mesh),
      wholeFace: mesh.flag,
    };
    crop.fill(0);
    return measured;
  };
}
