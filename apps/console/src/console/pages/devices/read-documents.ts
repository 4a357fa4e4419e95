import { birthFactsSchema, healthSchema } from '@vedette/contract/link';
import type { DeviceView } from '@vedette/contract/platform';

/** What a sentinel told of itself, as far as this page can read it: an older or newer one may say something else. */
export function readDocuments({ presence }: Pick<DeviceView, 'presence'>) {
  return {
    facts: birthFactsSchema.safeParse(presence?.facts).data,
    health: healthSchema.safeParse(presence?.health).data,
  };
}
