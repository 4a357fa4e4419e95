import { z } from 'zod';

/** Which list is open, kept in the address. */
export const listSearch = z.object({ list: z.string().max(64).optional().catch(undefined) });
