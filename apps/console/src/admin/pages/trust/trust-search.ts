import { z } from 'zod';

/** Which part of the page is shown, kept in the address. */
export const trustSearch = z.object({
  tab: z.enum(['documents', 'try']).optional().catch(undefined),
});
