import { z } from 'zod';

/** The search, and the person whose drawer is open; kept in the address. */
export const peopleSearch = z.object({
  query: z.string().max(100).optional().catch(undefined),
  person: z.string().max(64).optional().catch(undefined),
  tab: z.enum(['details', 'faces', 'passes', 'cards', 'lists']).optional().catch(undefined),
});
