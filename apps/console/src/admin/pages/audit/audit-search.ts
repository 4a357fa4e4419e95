import { z } from 'zod';

/** The filter of the audit page, kept in the address. */
export const auditSearch = z.object({ text: z.string().max(100).optional().catch(undefined) });
