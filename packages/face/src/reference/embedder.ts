import { createHash } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { alignedCrop } from '../align/aligned-crop.ts';
import { templatePoints } from '../align/template.ts';
import type { FivePoints } from '../image/geometry.ts';
import type { Picture } from '../image/picture.ts';
import { sampleFrom } from '../image/sample.ts';
import type { ModelIdentity } from '../model/identity.ts';
import type { EmbedderManifest } from '../model/manifest.ts';
import type { OnnxModel } from '../model/onnx-model.ts';
import { normalise } from './normalise.ts';

export interface Embedder {
  readonly identity: ModelIdentity;
  /** The reference of one face: a new array, L2-normalised; the caller zeroes it. */
  embed(image: Picture, points: FivePoints): Promise<Float32Array>;
}

/** @throws VedetteError model-invalid when the model's output is not what its manifest says */
export async function openEmbedder(model: OnnxModel<EmbedderManifest>): Promise<Embedder> {
  const { manifest } = model;
  const output = manifest.output ?? model.outputNames[0] ?? '';
  const template = templatePoints(manifest.template, manifest.input.size);
  const dimension = (await model.run())(output).length;
  if (dimension !== (manifest.dimension ?? dimension)) {
    const values = { expected: manifest.dimension ?? 0, met: dimension };
    throw new VedetteError('model-invalid', 'world', { at: manifest.name, values });
  }
  return {
    identity: { id: identityOf(manifest), name: manifest.name, dimension },
    async embed(image, points) {
      sampleFrom(model.input, model.writer, image.pyramid, alignedCrop(points, template));
      const raw = (await model.run())(output);
      const reference = normalise(raw);
      raw.fill(0);
      return reference;
    },
  };
}

/** Two references compare only if the same file made them from pixels prepared the same way. */
function identityOf({ sha256, input, template }: EmbedderManifest): string {
  const { size, layout, colour, mean, std } = input;
  const preparation = JSON.stringify([size, layout, colour, mean, std, template]);
  return createHash('sha256').update(`${sha256}\n${preparation}`).digest('hex').slice(0, 32);
}
