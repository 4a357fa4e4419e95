import { z } from 'zod';

export const views = ['details', 'hours', 'plans', 'codes', 'count'] as const;

/** The place that is looked at, what of it, and which of its floor plans. */
export const locationSearch = z.object({
  at: z.int().min(1).optional().catch(undefined),
  view: z.enum(views).optional().catch(undefined),
  plan: z.uuid().optional().catch(undefined),
});
