import { alignedCrop } from '../align/aligned-crop.ts';
import { templatePoints } from '../align/template.ts';
import type { FivePoints } from '../image/geometry.ts';
import type { Picture } from '../image/picture.ts';
import { sampleFrom } from '../image/sample.ts';
import type { MaskManifest } from '../model/manifest.ts';
import type { OnnxModel } from '../model/onnx-model.ts';

/** Probability that the face wears a mask, 0 to 1. */
export type MaskClassifier = (image: Picture, points: FivePoints) => Promise<number>;

export function maskClassifier(model: OnnxModel<MaskManifest>): MaskClassifier {
  const template = templatePoints(model.manifest.template, model.manifest.input.size);
  const output = model.outputNames[0] ?? '';
  return async (image, points) => {
    sampleFrom(model.input, model.writer, image.pyramid, alignedCrop(points, template));
    return (await model.run())(output)[0] ?? 0;
  };
}
