import { z } from 'zod';

/** The import shown and which of its files; kept in the address. */
export const importSearch = z.object({
  job: z.string().max(64).optional().catch(undefined),
  show: z.enum(['enrolled', 'refused', 'skipped']).optional().catch(undefined),
});
