import type { ImageAnalysis } from '../engine/face-engine.ts';
import { type ModelChoice, openModels } from '../model/open-models.ts';
import { openAnalyser } from './analyser.ts';

/** Reads pictures one after the other in this thread, for tools and imports without a door. */
export interface StillReader {
  /** All faces, the primary one first, with reference, quality, attack score; see `Analyser.analyse`. */
  read(image: Uint8Array): Promise<ImageAnalysis>;
  close(): Promise<void>;
}

/** @throws VedetteError model-missing, model-invalid */
export async function openStillReader(choice: ModelChoice = {}): Promise<StillReader> {
  const models = await openModels(choice);
  const analyser = openAnalyser(models);
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(image) {
      const result = last.then(() => analyser.analyse(image));
      last = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      await last;
      await models.close();
    },
  };
}
