import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { committedModels, defaultModelsDir, type ModelManifest, readManifest } from '@vedette/face';
import { type Examination, finding } from './finding.ts';

/** Models that no duty needs unless somebody chooses them. */
const optional = new Set(['face-api']);

type ModelState = 'ok' | 'missing' | 'changed';

/** Whether every model's file is there and is the one that its manifest names. */
export const examineModels: Examination = async (patient) => {
  const modelsDir = patient.environment['VEDETTE_MODELS'] ?? defaultModelsDir;
  const manifests = (await readdir(committedModels)).filter((name) => name.endsWith('.json')).sort();
  const found = new Map<string, ModelState>();
  for (const file of manifests) {
    const manifest = await readManifest(join(committedModels, file));
    found.set(file.replace(/\.json$/, ''), await stateOf(manifest, modelsDir));
  }
  const named = (state: ModelState) => [...found].flatMap(([name, its]) => (its === state ? [name] : []));
  const changed = named('changed');
  const missing = named('missing');
  const names = { names: (changed.length > 0 ? changed : missing).join(', ') };
  if (changed.length > 0) return finding(patient, 'models', 'failed', 'changed', names);
  if (missing.some((name) => !optional.has(name))) {
    return finding(patient, 'models', 'failed', 'missing', names);
  }
  if (missing.length > 0) return finding(patient, 'models', 'warning', 'optional', names);
  return finding(patient, 'models', 'ok', 'ok', { count: found.size });
};

async function stateOf({ file, sha256 }: ModelManifest, modelsDir: string): Promise<ModelState> {
  const path = [committedModels, modelsDir].map((folder) => join(folder, file)).find(existsSync);
  if (path === undefined) return 'missing';
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === sha256 ? 'ok' : 'changed';
}
