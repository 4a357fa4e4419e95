import { z } from 'zod';

/** Filters of the alarms page, kept in the address. */
export const alarmSearch = z.object({ show: z.enum(['open', 'all']).optional().catch(undefined) });
