import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferenceMeter } from './inference-meter.ts';
import { loadModel } from './onnx-model.ts';
import { committedModels } from './places.ts';
import { manifestOfKind, readManifest } from './read-manifest.ts';

describe('a manifest', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vedette-manifest-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const written = async (text: string): Promise<string> => {
    const path = join(folder, `${Math.abs(text.length)}.json`);
    await writeFile(path, text);
    return path;
  };

  it('is valid for every committed one', async () => {
    const names = (await readdir(committedModels)).filter((name) => name.endsWith('.json'));
    expect(names).toHaveLength(7);
    for (const name of names)
      expect((await readManifest(join(committedModels, name))).sha256).toHaveLength(64);
  });
  it('may give one mean for all channels', async () => {
    const { input } = await readManifest(join(committedModels, 'fr-feature.json'));
    expect(input.mean).toEqual([127, 127, 127]);
  });
  it('says what is wrong with it, by path', async () => {
    const path = await written('{"kind":"embedder","name":"x","input":{"size":"large"}}');
    const error = await readManifest(path).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'model-invalid', fault: 'caller' });
    expect(JSON.stringify(error)).toContain('input.size');
  });
  it('is refused when it is no JSON, is missing, or is of another kind', async () => {
    await expect(readManifest(await written('{'))).rejects.toMatchObject({ code: 'model-invalid' });
    await expect(readManifest(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'model-missing' });
    const mask = join(committedModels, 'mask.json');
    await expect(manifestOfKind('embedder', mask)).rejects.toMatchObject({ code: 'model-invalid' });
  });
  it('does not load a file that is not the one it names', async () => {
    const path = join(committedModels, 'mask.json');
    const mask = await manifestOfKind('mask', path);
    const load = (change: object) => loadModel({ ...mask, ...change }, path, folder, inferenceMeter());
    await expect(load({ sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'model-invalid' });
    await expect(load({ file: 'none.onnx' })).rejects.toMatchObject({ code: 'model-missing' });
  });
});
