import { fileURLToPath } from 'node:url';

/** Manifests and the model files small and free enough to be committed. */
export const committedModels = fileURLToPath(new URL('../../../../models', import.meta.url));

/** Where `ensureModels` puts what it fetches, unless it is told another place. */
export const defaultModelsDir = fileURLToPath(new URL('../../../../.cache/models', import.meta.url));
