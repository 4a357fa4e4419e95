import { centreOf, type Detection } from '../detect/detection.ts';
import { type Affine, squareAround } from '../image/affine.ts';
import type { Picture } from '../image/picture.ts';
import { sampleFrom } from '../image/sample.ts';
import type { LandmarksManifest } from '../model/manifest.ts';
import type { OnnxModel } from '../model/onnx-model.ts';
import { type Mesh, meshSize } from './mesh.ts';

export type Landmarker = (image: Picture, face: Detection) => Promise<Mesh>;

/** FaceMesh on a square of 1.5 times the box, turned so that the detector's eyes lie level. */
export function faceMesh(model: OnnxModel<LandmarksManifest>): Landmarker {
  const { manifest } = model;
  return async (image, face) => {
    const map = meshCrop(face, manifest.scale, manifest.input.size);
    sampleFrom(model.input, model.writer, image.pyramid, map);
    const outputs = await model.run();
    return {
      points: toImage(outputs(manifest.output), map),
      flag: outputs(manifest.flag)[0] ?? 0,
    };
  };
}

function meshCrop({ box, eyes }: Detection, scale: number, size: number): Affine {
  const [left, right] = eyes;
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  return squareAround(centreOf(box), scale * Math.max(box.width, box.height), angle, size);
}

function toImage(raw: Float32Array, map: Affine): Float32Array {
  const points = new Float32Array(meshSize * 3);
  const scale = Math.hypot(map.a, map.d);
  for (let i = 0; i < points.length; i += 3) {
    const x = raw[i] ?? 0;
    const y = raw[i + 1] ?? 0;
    points[i] = map.a * x + map.b * y + map.c;
    points[i + 1] = map.d * x + map.e * y + map.f;
    points[i + 2] = (raw[i + 2] ?? 0) * scale;
  }
  return points;
}
