import { readFile } from 'node:fs/promises';
import { VedetteError } from '@vedette/domain';
import { type ModelManifest, modelManifest } from './manifest.ts';

/**
 * @param path of a manifest, JSON
 * @throws VedetteError model-missing, model-invalid (with what is wrong, by path)
 */
export async function readManifest(path: string): Promise<ModelManifest> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new VedetteError('model-missing', 'world', { at: path }, { cause });
  });
  const parsed = modelManifest.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: at, message }) => ({ path: at.join('.'), message }));
  throw new VedetteError('model-invalid', 'caller', { at: path, problems });
}

/** @throws VedetteError model-missing; model-invalid, also when it is of another kind */
export async function manifestOfKind<K extends ModelManifest['kind']>(
  kind: K,
  path: string,
): Promise<Extract<ModelManifest, { kind: K }>> {
  const manifest = await readManifest(path);
  if (isKind(manifest, kind)) return manifest;
  throw new VedetteError('model-invalid', 'caller', { at: path, values: { kind: manifest.kind } });
}

function isKind<K extends ModelManifest['kind']>(
  manifest: ModelManifest,
  kind: K,
): manifest is Extract<ModelManifest, { kind: K }> {
  return manifest.kind === kind;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new VedetteError('model-invalid', 'caller', { at: path }, { cause });
  }
}
