import { z } from 'zod';

/** Whether the page fills a screen on a wall. */
export const dashboardSearch = z.object({ screen: z.literal(true).optional().catch(undefined) });
