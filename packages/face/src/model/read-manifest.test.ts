import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertFits } from './assert-fits.ts';
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
  it.each([
    ['a deviation of zero', 'mask', { input: { size: 64, layout: 'nchw', colour: 'rgb', mean: 0, std: 0 } }],
    ['limits the wrong way round', 'mask', { wornFrom: 0.2, notWornBelow: 0.5 }],
    ['attack limits the wrong way round', 'fr-liveness', { attackBelow: 0.5, bonaFideFrom: 0.1 }],
    [
      'more cells than any picture has',
      'blazeface-near',
      { anchors: [{ grid: 1e9, stride: 1, perCell: 1 }] },
    ],
    ['a logit output without its boxes', 'blazeface-near', { logits: ['out1', 'out2'] }],
    ['a member nobody knows', 'face-mesh', { colour: 'rgb' }],
    ['the kind of another model', 'face-mesh', { kind: 'embedder' }],
  ])('is refused with %s', async (_what, name, change) => {
    const text = await readFile(join(committedModels, `${name}.json`), 'utf8');
    const path = await written(JSON.stringify({ ...JSON.parse(text), ...change }));
    await expect(readManifest(path)).rejects.toMatchObject({ code: 'model-invalid', fault: 'caller' });
  });
  it('is refused when its thresholds do not ascend with the number enrolled', async () => {
    const embedder = await manifestOfKind('embedder', join(committedModels, 'fr-feature.json'));
    const identification = [...embedder.thresholds.identification].reverse();
    const path = await written(
      JSON.stringify({ ...embedder, thresholds: { ...embedder.thresholds, identification } }),
    );
    await expect(readManifest(path)).rejects.toMatchObject({ code: 'model-invalid' });
  });
  it('is refused when it is no JSON, is missing, or is of another kind', async () => {
    await expect(readManifest(await written('{'))).rejects.toMatchObject({ code: 'model-invalid' });
    await expect(readManifest(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'model-missing' });
    const mask = join(committedModels, 'mask.json');
    await expect(manifestOfKind('embedder', mask)).rejects.toMatchObject({ code: 'model-invalid' });
  });
  it.each([
    ['another size of input', { input: { size: 112 } }],
    ['another layout', { input: { layout: 'nhwc' } }],
  ])('does not fit a model with %s', async (_what, { input }) => {
    const path = join(committedModels, 'mask.json');
    const mask = await manifestOfKind('mask', path);
    const changed = { ...mask, input: { ...mask.input, size: 48, ...input } } as typeof mask;
    const model = await loadModel(changed, path, folder, inferenceMeter());
    await expect(assertFits(model)).rejects.toMatchObject({ code: 'model-invalid' });
    await model.close();
  });
  it('does not fit a model without the outputs it names', async () => {
    const path = join(committedModels, 'face-mesh.json');
    const mesh = await manifestOfKind('landmarks', path);
    const model = await loadModel({ ...mesh, flag: 'nothing' }, path, folder, inferenceMeter());
    await expect(assertFits(model)).rejects.toMatchObject({ code: 'model-invalid' });
    await model.close();
  });
  it('does not load a file that is not the one it names', async () => {
    const path = join(committedModels, 'mask.json');
    const mask = await manifestOfKind('mask', path);
    const load = (change: object) => loadModel({ ...mask, ...change }, path, folder, inferenceMeter());
    await expect(load({ sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'model-invalid' });
    await expect(load({ file: 'none.onnx' })).rejects.toMatchObject({ code: 'model-missing' });
  });
});
