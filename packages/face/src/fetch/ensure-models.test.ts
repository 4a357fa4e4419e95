import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areModelsFetched, modelsDir, withModels } from '../testing/fetched-models.ts';
import { ensureModels, type FetchProgress } from './ensure-models.ts';

describe('ensureModels', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vedette-models-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('names the package when the registry cannot be reached, and leaves nothing half done', async () => {
    // Nothing listens on the discard port.
    const options = { modelsDir: folder, cache: join(folder, 'cache'), registry: 'http://127.0.0.1:9' };
    await expect(ensureModels(options)).rejects.toMatchObject({
      code: 'model-missing',
      fault: 'world',
      details: { at: 'faceplugin-face-recognition-js@0.0.1' },
    });
  });

  it('does not take a damaged file for a model', async () => {
    await writeFile(join(folder, 'fr_feature.onnx'), 'cut short');
    const options = { modelsDir: folder, cache: join(folder, 'cache'), registry: 'http://127.0.0.1:9' };
    await expect(ensureModels(options)).rejects.toMatchObject({ code: 'model-missing' });
  });

  it.skipIf(!areModelsFetched)(withModels('asks no registry for what is there'), async () => {
    const seen: FetchProgress[] = [];
    await ensureModels({ modelsDir, registry: 'http://127.0.0.1:9', onProgress: (each) => seen.push(each) });
    expect(seen.map(({ state }) => state)).toEqual(['present', 'present', 'present']);
  });
});
