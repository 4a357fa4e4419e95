import { changeAlgorithm, readAlgorithm } from '../use-cases/device/algorithm.ts';
import { calibrateSite } from '../use-cases/device/calibrate.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { Handlers } from './serve.ts';

type AlgorithmRoutes = 'algorithm' | 'putAlgorithm' | 'calibrate';

export function algorithmHandlers({ store, face }: AppDeps): Pick<Handlers<'device'>, AlgorithmRoutes> {
  const { settings, people, references, audit } = store;
  return {
    algorithm: () => readAlgorithm({ settings, people, face }),
    putAlgorithm: async (c) => {
      const next = c.req.valid('json');
      await changeAlgorithm({ settings, people, face }, next);
      await audit.append({
        actor: callerOf(c).operator.id,
        action: 'algorithm-changed',
        detail: { ...next },
      });
      return readAlgorithm({ settings, people, face });
    },
    calibrate: async (c) => {
      const result = await calibrateSite({ references, people, settings, face });
      const { genuine, impostor } = result;
      await audit.append({
        actor: callerOf(c).operator.id,
        action: 'calibrated',
        detail: { genuine, impostor },
      });
      return result;
    },
  };
}
