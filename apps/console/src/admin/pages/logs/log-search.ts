import { z } from 'zod';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** Filters of the log page, kept in the address. */
export const logSearch = z.object({
  level: z.enum(logLevels).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
});
