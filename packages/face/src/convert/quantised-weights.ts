import { VedetteError } from '@vedette/domain';
import { z } from 'zod';

const manifest = z.array(
  z.object({
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.int().positive()),
        quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }).optional(),
      }),
    ),
  }),
);

export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * Weights as TensorFlow.js stores them: one after the other in the order of the manifest, a byte each
 * (value = byte · scale + min) or four for float32.
 * @throws VedetteError model-invalid
 */
export function readQuantisedWeights(
  description: Uint8Array,
  binary: Uint8Array,
): ReadonlyMap<string, Weight> {
  const weights = new Map<string, Weight>();
  let at = 0;
  for (const { name, shape, quantization } of manifest
    .parse(JSON.parse(new TextDecoder().decode(description)))
    .flatMap((group) => group.weights)) {
    const count = shape.reduce((product, size) => product * size, 1);
    const length = quantization === undefined ? count * 4 : count;
    const part = Uint8Array.from(binary.subarray(at, at + length));
    if (part.length < length) throw new VedetteError('model-invalid', 'world', { at: name });
    const data =
      quantization === undefined
        ? new Float32Array(part.buffer)
        : Float32Array.from(part, (byte) => byte * quantization.scale + quantization.min);
    weights.set(name, { shape, data });
    at += length;
  }
  return weights;
}
