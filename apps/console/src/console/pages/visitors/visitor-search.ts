import { visitPhases } from '@vedette/domain';
import { z } from 'zod';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined);
export const tabs = ['visits', 'calendar', 'rules', 'documents', 'desks'] as const;

/** The day and state shown, and the visit that is open. */
export const visitorSearch = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  /** None: today. */
  day,
  phase: z.enum(visitPhases).optional().catch(undefined),
  visit: z.uuid().optional().catch(undefined),
});
