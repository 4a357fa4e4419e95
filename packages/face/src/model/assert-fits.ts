import { VedetteError } from '@vedette/domain';
import type { ModelManifest } from './manifest.ts';
import type { OnnxModel } from './onnx-model.ts';

/**
 * Runs a model once, on nothing: what its manifest says wrongly is told when it is put in, and not at the door.
 * @throws VedetteError model-invalid when it does not take such an input, or lacks an output
 */
export async function assertFits({ manifest, outputNames, run }: OnnxModel): Promise<void> {
  const outputs = await run();
  for (const name of namedOutputs(manifest)) outputs(name);
  if (manifest.kind !== 'attack') return;
  const met = outputs(outputNames[0] ?? '').length;
  if (manifest.liveIndex < met) return;
  const values = { liveIndex: manifest.liveIndex, outputs: met };
  throw new VedetteError('model-invalid', 'world', { at: manifest.name, values });
}

function namedOutputs(manifest: ModelManifest): readonly string[] {
  if (manifest.kind === 'detector') return [...manifest.regressors, ...manifest.logits];
  if (manifest.kind === 'landmarks') return [manifest.output, manifest.flag];
  return manifest.kind === 'embedder' && manifest.output !== undefined ? [manifest.output] : [];
}
