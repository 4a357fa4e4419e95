import { changeAlgorithm, readAlgorithm } from '../use-cases/device/algorithm.ts';
import { calibrateSite } from '../use-cases/device/calibrate.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

type AlgorithmRoutes = 'algorithm' | 'putAlgorithm' | 'calibrate';

export function algorithmHandlers({ store, face }: AppDeps): Pick<Handlers<'device'>, AlgorithmRoutes> {
  const { settings, people, references, audit } = store;
  return {
    algorithm: () => readAlgorithm({ settings, people, face }),
    putAlgorithm: async (c) => {
      const next = c.req.valid('json');
      await changeAlgorithm({ settings, people, face }, next);
      await note(c, audit, 'algorithm-changed', null, { ...next });
      return readAlgorithm({ settings, people, face });
    },
    calibrate: async (c) => {
      const result = await calibrateSite({ references, people, settings, face });
      const { genuine, impostor } = result;
      await note(c, audit, 'calibrated', null, { genuine, impostor });
      return result;
    },
  };
}
