import { z } from 'zod';

/** The act whose terminals are shown, the purpose that is about to be ended, and whether a hold is being set. */
export const retentionSearch = z.object({
  act: z.uuid().optional().catch(undefined),
  end: z.string().max(64).optional().catch(undefined),
  hold: z.literal(true).optional().catch(undefined),
});
