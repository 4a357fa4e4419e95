import { z } from 'zod';

/** Which part of the duty page is shown, kept in the address. */
export const dutySearch = z.object({
  tab: z.enum(['current', 'edit', 'history']).optional().catch(undefined),
});
