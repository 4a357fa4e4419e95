import { type Affine, applyAffine } from '../image/affine.ts';
import { letterboxMap } from '../image/letterbox.ts';
import type { Picture } from '../image/picture.ts';
import { sampleFrom } from '../image/sample.ts';
import type { DetectorManifest } from '../model/manifest.ts';
import type { ModelOutputs, OnnxModel } from '../model/onnx-model.ts';
import { anchorCentres } from './anchors.ts';
import type { Detection } from './detection.ts';
import { suppress } from './suppress.ts';

/** Finds the faces of an image, the most certain first. */
export type Detector = (image: Picture) => Promise<Detection[]>;

/** BlazeFace (Bazarevsky et al. 2019) in its 128 and 256 pixel forms; decoding as its model card says. */
export function blazeFace(model: OnnxModel<DetectorManifest>): Detector {
  const { manifest } = model;
  const anchors = anchorCentres(manifest.anchors);
  return async (image) => {
    const map = letterboxMap(image.width, image.height, manifest.input.size);
    sampleFrom(model.input, model.writer, image.pyramid, map);
    return suppress(decode(await model.run(), manifest, anchors, map), manifest.overlap);
  };
}

function decode(
  outputs: ModelOutputs,
  manifest: DetectorManifest,
  anchors: Float32Array,
  map: Affine,
): Detection[] {
  const least = Math.log(manifest.threshold / (1 - manifest.threshold));
  const found: Detection[] = [];
  let anchor = 0;
  manifest.logits.forEach((name, part) => {
    const logits = outputs(name);
    const regressors = outputs(manifest.regressors[part] ?? '');
    for (let i = 0; i < logits.length; i++, anchor++) {
      const logit = logits[i] ?? -Infinity;
      if (logit < least) continue;
      const x = anchors[2 * anchor] ?? 0;
      const y = anchors[2 * anchor + 1] ?? 0;
      const face = detectionAt(regressors.subarray(16 * i, 16 * i + 16), x, y, logit, map);
      // The regression may turn a box inside out; nothing can be cropped from one without an extent.
      if (face.box.width > 0 && face.box.height > 0) found.push(face);
    }
  });
  return found;
}

function detectionAt(
  r: Float32Array,
  anchorX: number,
  anchorY: number,
  logit: number,
  map: Affine,
): Detection {
  const at = (i: number): number => r[i] ?? 0;
  // Boxes and points are continuous coordinates, where a pixel's centre lies at one half.
  const toImage = (x: number, y: number) => {
    const point = applyAffine(map, x - 0.5, y - 0.5);
    return { x: point.x + 0.5, y: point.y + 0.5 };
  };
  const corner = toImage(anchorX + at(0) - at(2) / 2, anchorY + at(1) - at(3) / 2);
  return {
    box: { left: corner.x, top: corner.y, width: at(2) * map.a, height: at(3) * map.a },
    score: 1 / (1 + Math.exp(-logit)),
    eyes: [toImage(anchorX + at(4), anchorY + at(5)), toImage(anchorX + at(6), anchorY + at(7))],
  };
}
