import { alignedCrop } from '../align/aligned-crop.ts';
import { templatePoints } from '../align/template.ts';
import type { FivePoints } from '../image/geometry.ts';
import type { RgbImage } from '../image/rgb-image.ts';
import { sampleBilinear } from '../image/sample.ts';
import type { MaskManifest } from '../model/manifest.ts';
import type { OnnxModel } from '../model/onnx-model.ts';

/** Probability that the face wears a mask, 0 to 1. */
export type MaskClassifier = (image: RgbImage, points: FivePoints) => Promise<number>;

export function maskClassifier(model: OnnxModel<MaskManifest>): MaskClassifier {
  const template = templatePoints(model.manifest.template, model.manifest.input.size);
  const output = model.outputNames[0] ?? '';
  return async (image, points) => {
    sampleBilinear(model.input, model.writer, image, alignedCrop(points, template));
    return (await model.run())(output)[0] ?? 0;
  };
}
