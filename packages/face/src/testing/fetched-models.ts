import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultModelsDir } from '../model/places.ts';

const { VEDETTE_MODELS } = process.env;

/** The folder of fetched models that tests use. */
export const modelsDir = VEDETTE_MODELS ?? defaultModelsDir;

const fetched = ['fr_feature.onnx', 'fr_liveness.onnx', 'face-api.onnx'];

/** Names tests with real models; where the set-up has not fetched them the name says why they are skipped. */
export const areModelsFetched = fetched.every((file) => existsSync(join(modelsDir, file)));
export const withModels = (what: string): string =>
  areModelsFetched ? what : `${what} (skipped: run scripts/models.ts to fetch the models)`;
