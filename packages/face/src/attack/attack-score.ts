import type { Box } from '../image/geometry.ts';
import type { Picture } from '../image/picture.ts';
import { sampleBilinear } from '../image/sample.ts';
import type { AttackManifest } from '../model/manifest.ts';
import type { OnnxModel } from '../model/onnx-model.ts';
import { attackCrop } from './attack-crop.ts';

/** 0 looks like a presentation attack, 1 looks bona fide: basic, not evaluated against ISO/IEC 30107-3. */
export type AttackScorer = (image: Picture, box: Box) => Promise<number>;

export function attackScorer(model: OnnxModel<AttackManifest>): AttackScorer {
  const { manifest } = model;
  const output = model.outputNames[0] ?? '';
  return async (image, box) => {
    const map = attackCrop(box, manifest.scale, image.width, image.height, manifest.input.size);
    // Plain, as the model was measured: moiré of a screen is what it may go by.
    sampleBilinear(model.input, model.writer, image.image, map);
    return softmaxAt((await model.run())(output), manifest.liveIndex);
  };
}

/** Softmax of one of the logits. */
export function softmaxAt(logits: Float32Array, index: number): number {
  const top = Math.max(...logits);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - top), 0);
  return Math.exp((logits[index] ?? -Infinity) - top) / sum;
}
