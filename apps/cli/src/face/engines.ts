import { VedetteError } from '@vedette/domain';
import { type FaceEngine, type ImageAnalysis, openFaceEngine } from '@vedette/face';

/** Several engines, each in a thread of its own with the models loaded once. */
export interface Engines {
  /** The first of them, for what needs one alone. */
  readonly engine: FaceEngine;
  /** Pictures that may be in work at once and keep every engine busy. */
  readonly ahead: number;
  /** By the engine that has least to do. @throws VedetteError image-* */
  analyse(image: Uint8Array): Promise<ImageAnalysis>;
  close(): Promise<void>;
}

export interface EnginesOptions {
  readonly count: number;
  readonly profile: string;
  readonly modelsDir: string | undefined;
}

interface Slot {
  /** Opened when there is first something for it to do. */
  engine: Promise<FaceEngine> | null;
  pending: number;
}

/** @throws VedetteError model-missing, model-invalid */
export async function openEngines({ count, profile, modelsDir }: EnginesOptions): Promise<Engines> {
  const open = () => openFaceEngine({ profile, ...(modelsDir === undefined ? {} : { modelsDir }) });
  const engine = await open();
  const slots: Slot[] = Array.from({ length: count }, () => ({ engine: null, pending: 0 }));
  for (const first of slots.slice(0, 1)) first.engine = Promise.resolve(engine);
  return {
    engine,
    ahead: 3 * count,
    async analyse(image) {
      const slot = slots.reduce((least, each) => (each.pending < least.pending ? each : least));
      slot.pending++;
      try {
        slot.engine ??= open();
        return await (await slot.engine).analyse(image);
      } catch (error) {
        // A picture that brings its engine down must not take the next thousands with it.
        if (error instanceof VedetteError && error.code === 'internal') slot.engine = null;
        throw error;
      } finally {
        slot.pending--;
      }
    },
    async close() {
      for (const slot of slots) await (await slot.engine)?.close();
    },
  };
}
