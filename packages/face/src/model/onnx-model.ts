import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type PixelWriter, pixelWriter } from '../image/pixel-format.ts';
import type { InferenceMeter } from './inference-meter.ts';
import type { ModelManifest } from './manifest.ts';
import { inputShape, openSession } from './session.ts';

/** A loaded model with one input buffer that is filled and run again and again: never two runs at once. */
export interface OnnxModel<M extends ModelManifest = ModelManifest> {
  readonly manifest: M;
  /** To be filled through `writer` before `run`. */
  readonly input: Float32Array;
  readonly writer: PixelWriter;
  readonly outputNames: readonly string[];
  /** @throws VedetteError model-invalid when the net does not take such an input */
  run(): Promise<ModelOutputs>;
  close(): Promise<void>;
}

export type ModelOutputs = (name: string) => Float32Array;

/**
 * @param manifestPath its folder is the first place where the file is looked for, `modelsDir` the second
 * @throws VedetteError model-missing, model-invalid (hash differs, not ONNX)
 */
export async function loadModel<M extends ModelManifest>(
  manifest: M,
  manifestPath: string,
  modelsDir: string,
  meter: InferenceMeter,
): Promise<OnnxModel<M>> {
  const bytes = await readFirst(candidates(manifest.file, manifestPath, modelsDir), manifest.name);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== manifest.sha256) throw new VedetteError('model-invalid', 'world', { at: manifest.name });
  // The bytes that were hashed are the bytes that run: the file is not opened a second time.
  const session = await openSession(bytes, manifest);
  return wrap(manifest, session, meter);
}

function candidates(file: string, manifestPath: string, modelsDir: string): readonly string[] {
  return isAbsolute(file) ? [file] : [join(dirname(manifestPath), file), join(modelsDir, file)];
}

async function readFirst(paths: readonly string[], name: string): Promise<Uint8Array> {
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes !== undefined) return bytes;
  }
  throw new VedetteError('model-missing', 'world', { at: name });
}

function wrap<M extends ModelManifest>(
  manifest: M,
  session: InferenceSession,
  meter: InferenceMeter,
): OnnxModel<M> {
  const { size } = manifest.input;
  const unfit = (cause: unknown): never => {
    throw new VedetteError('model-invalid', 'world', { at: manifest.name }, { cause });
  };
  const input = new Float32Array(size * size * 3);
  const feeds = { [session.inputNames[0] ?? 'input']: new Tensor('float32', input, inputShape(manifest)) };
  return {
    manifest,
    input,
    writer: pixelWriter(size, size, manifest.input),
    outputNames: session.outputNames,
    run: async () => {
      const outputs = await meter.measure(() => session.run(feeds)).catch(unfit);
      return (name) => floats(outputs[name]?.data, manifest.name);
    },
    close: async () => {
      input.fill(0);
      await session.release();
    },
  };
}

function floats(data: unknown, name: string): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new VedetteError('model-invalid', 'world', { at: name });
}
