import { alarmSeverities } from '@vedette/domain';
import { z } from 'zod';

export const shows = ['open', 'acknowledged', 'cleared', 'all'] as const;

/** Filters of the alarms page, and the alarm whose drawer is open. */
export const alarmSearch = z.object({
  show: z.enum(shows).optional().catch(undefined),
  severity: z.enum(alarmSeverities).optional().catch(undefined),
  kind: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9:-]*$/)
    .optional()
    .catch(undefined),
  mine: z.literal(true).optional().catch(undefined),
  alarm: z.uuid().optional().catch(undefined),
});
